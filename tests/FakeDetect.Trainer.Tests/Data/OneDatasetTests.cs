using CsCheck;
using FakeDetect.Datasets.Audit;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Trainer.Data;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

/// <summary>
/// Scoring, measuring, calibrating, auditing and training find the same pictures in any labelled tree, with the same labels,
/// sets and sources. What they should find is worked out here from how the tree was made, not from the tree.
/// </summary>
public sealed class OneDatasetTests
{
    private static readonly Gen<TreeFile> s_file = Gen.Select(
        Gen.Int[0, 2],
        Gen.Bool,
        OneOf("", "", "phone", "net/deep", "ai-art", ".thumbs", "net/.cache"),
        OneOf(".png", ".jpg", ".JPG", ".jfif", ".dat", "", ".txt", ".heic", ".db"),
        OneOf("", "", "", "."),
        Gen.Enum<Content>(),
        (set, isFake, below, extension, dot, content) => new TreeFile(set, isFake, below, extension, dot, content)
    );

    private static readonly Gen<Tree> s_tree = Gen.Select(
        Gen.Enum<Layout>(),
        OneOf(("0_real", "1_fake"), ("real", "fake"), ("nature", "ai"), ("Real", "FAKE")),
        s_file.Array[0, 12],
        (layout, labels, files) =>
            new Tree(
                layout,
                labels.Item1,
                labels.Item2,
                // Nothing can be measured or trained on without a picture of each label.
                [
                    new TreeFile(0, false, "", ".png", "", Content.Pixmap),
                    new TreeFile(0, true, "", ".png", "", Content.Pixmap),
                    .. files,
                ]
            )
    );

    private enum Layout
    {
        LabelFirst,
        SetFirst,
        Classes,
    }

    private enum Content
    {
        Pixmap,
        Jpeg,
        Text,
        Nothing,
        Heic,
    }

    [Fact]
    public void All_find_the_same_in_any_tree() => s_tree.Sample(AllFindTheSame, iter: 150, threads: 1);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AllFindTheSame(Tree tree)
    {
        string root = Directory.CreateTempSubdirectory("fakedetect-tree-").FullName;
        try
        {
            Check(tree, root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Check(Tree tree, string root)
    {
        tree.WriteTo(root);
        Found[] expected = [.. tree.Expected(Path.GetFileName(root)).OrderBy(f => f.Path, StringComparer.Ordinal)];

        DatasetSearch search = DatasetSearch.Below(root, TestContext.Current.CancellationToken);
        IReadOnlyList<TestSet> sets = TestSetNames.Distinct(search.Sets.Select(s => (root, s)));
        Assert.Equal(
            expected,
            Sorted(sets.SelectMany(s => s.Pictures.Select(p => new Found(p.Path, p.IsFake, s.Name, p.Source))))
        );
        // A calibration knows no more of a picture than what a scores file says.
        Assert.Equal(
            expected,
            Sorted(
                sets.SelectMany(s => s.Pictures.Select(p => RowOf(s, p)))
                    .Select(r => new Found(r.Path, r.IsFake, r.Set, r.Source))
            )
        );
        Assert.Equal(
            expected.Select(f => (f.Path, f.IsFake, f.Source)),
            AuditFile
                .Of(sets, isTest: false)
                .Select(f => (f.Name, f.IsFake, f.Source))
                .OrderBy(f => f.Name, StringComparer.Ordinal)
        );
        Assert.Equal(
            expected,
            Sorted(
                PictureFolder.Scan(root, "train", []).Pictures.Select(p => new Found(p.Path, p.IsFake, p.Set, p.Source))
            )
        );
        Assert.Equal(
            expected.Select(f => (f.Path, (bool?)f.IsFake)),
            Scored(root)
                .Select(p => (Path.GetRelativePath(root, p).Replace('\\', '/'), LabelFolder.LabelOfPath(p)))
                .OrderBy(p => p.Item1, StringComparer.Ordinal)
        );
        AssertNothingIsLost(root, search);
    }

    // As Test-FakeImage -Recurse: it trusts names, and its reader refuses what is none.
    private static IEnumerable<string> Scored(string root) =>
        FolderNode
            .Root(root, new FolderWalkOptions { TrustNames = true }, _ => { })
            .PicturesBelow(_ => true)
            .Where(p => PictureFile.Look(new FileInfo(p.Path)) is { Error: null })
            .Select(p => p.Path);

    private static void AssertNothingIsLost(string root, DatasetSearch search)
    {
        HashSet<string> found = [.. search.Sets.SelectMany(s => s.Pictures).Select(p => p.FullPath)];
        HashSet<string> leftOut = [.. search.LeftOut.Select(l => l.Path)];
        Assert.Equal(search.LeftOut.Count, leftOut.Count);
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            bool isLeftOut = leftOut.Contains(file);
            for (string? f = Path.GetDirectoryName(file); f is not null && f != root; f = Path.GetDirectoryName(f))
                isLeftOut |= search.LeftOut.Any(l => l.Path == f && l.Reason == LeftOutReason.Hidden);
            Assert.True(found.Contains(file) != isLeftOut, $"'{file}' is neither found nor left out, or both.");
        }
    }

    private static ScoreRow RowOf(TestSet set, LabelledPicture picture) =>
        new()
        {
            Model = "m",
            Set = set.Name,
            Class = picture.Class,
            IsFake = picture.IsFake,
            Path = picture.Path,
        };

    private static IEnumerable<Found> Sorted(IEnumerable<Found> found) =>
        found.OrderBy(f => f.Path, StringComparer.Ordinal);

    private sealed record Found(string Path, bool IsFake, string Set, string Source);

    private sealed record TreeFile(int Set, bool IsFake, string Below, string Extension, string Dot, Content Content)
    {
        public bool IsFound =>
            Content is Content.Pixmap or Content.Jpeg
            && Dot.Length == 0
            && !Below.Contains('.', StringComparison.Ordinal);

        public byte[] Bytes =>
            Content switch
            {
                Content.Pixmap => "P1 1 1 0"u8.ToArray(),
                Content.Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16],
                Content.Text => "no picture"u8.ToArray(),
                Content.Heic => "\0\0\0\u0018ftypheic\0\0\0\0mif1heic"u8.ToArray(),
                _ => [],
            };
    }

    private sealed record Tree(Layout Layout, string Real, string Fake, TreeFile[] Files)
    {
        public void WriteTo(string root)
        {
            for (int i = 0; i < Files.Length; i++)
            {
                string path = Path.Combine(root, PathOf(Files[i], i));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, Files[i].Bytes);
                // Classes hold both labels, or they are sets.
                if (Layout == Layout.Classes)
                {
                    Directory.CreateDirectory(Path.Combine(root, Home(Files[i]), Real));
                    Directory.CreateDirectory(Path.Combine(root, Home(Files[i]), Fake));
                }
            }
        }

        public IEnumerable<Found> Expected(string rootName)
        {
            for (int i = 0; i < Files.Length; i++)
            {
                TreeFile f = Files[i];
                if (!f.IsFound)
                    continue;
                string set = Layout switch
                {
                    Layout.LabelFirst => rootName,
                    Layout.SetFirst => Home(f),
                    _ => "gen",
                };
                string[] source = [Home(f), f.Below.Split('/')[0]];
                string named = string.Join('/', source.Where(s => s.Length > 0));
                yield return new Found(PathOf(f, i), f.IsFake, set, named.Length > 0 ? named : rootName);
            }
        }

        private string PathOf(TreeFile file, int number) =>
            string.Join(
                '/',
                (
                    (string[])[Home(file), file.IsFake ? Fake : Real, file.Below, $"{file.Dot}{number}{file.Extension}"]
                ).Where(part => part.Length > 0)
            );

        private string Home(TreeFile file) =>
            Layout switch
            {
                Layout.LabelFirst => "",
                Layout.SetFirst => $"set-{file.Set}",
                _ => $"gen/class-{file.Set}",
            };
    }
}
