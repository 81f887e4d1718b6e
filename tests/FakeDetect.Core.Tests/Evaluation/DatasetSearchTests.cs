using FakeDetect.Datasets.Search;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class DatasetSearchTests : IDisposable
{
    // The smallest picture there is: one white pixel as text.
    private const string Picture = "P1 1 1 0";

    private readonly string _root = Directory.CreateTempSubdirectory("fakedetect-sets-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_of_the_references_sets_gives_one_set_for_each_generator()
    {
        Make(
            "biggan/0_real/a.png",
            "biggan/1_fake/b.png",
            "progan/airplane/0_real/a.png",
            "progan/airplane/1_fake/b.png",
            "progan/bird/0_real/a.png",
            "progan/bird/1_fake/b.png",
            "progan/bird/1_fake/c.jpg"
        );
        IReadOnlyList<TestSet> sets = Search().Sets;
        Assert.Equal(["biggan", "progan"], sets.Select(s => s.Name));
        Assert.Equal((1, 1, 0), (sets[0].RealCount, sets[0].FakeCount, sets[0].Classes.Count));
        Assert.Equal((2, 3), (sets[1].RealCount, sets[1].FakeCount));
        Assert.Equal(["airplane", "bird"], sets[1].Classes);
        Assert.Equal(["progan/airplane", "progan/bird"], sets[1].ByClass().Select(s => s.Name));
        Assert.Contains(sets[1].Pictures, f => f is { Path: "progan/bird/1_fake/c.jpg", IsFake: true, Class: "bird" });
    }

    [Theory]
    [InlineData("0_real", "1_fake")]
    [InlineData("real", "fake")]
    [InlineData("nature", "ai")]
    [InlineData("Real", "FAKE")]
    public void Labels_are_folder_names_of_three_kinds(string real, string fake)
    {
        Make($"set/{real}/a.png", $"set/{fake}/b.png", $"set/{fake}/deep/er/c.png");
        TestSet set = Assert.Single(Search().Sets);
        Assert.Equal((1, 2), (set.RealCount, set.FakeCount));
    }

    [Fact]
    public void A_set_itself_is_found_when_it_is_named()
    {
        Make("whichfaceisreal/0_real/a.png", "whichfaceisreal/1_fake/b.png");
        TestSet set = Assert.Single(
            DatasetSearch.Below(Path.Combine(_root, "whichfaceisreal"), TestContext.Current.CancellationToken).Sets
        );
        Assert.Equal("whichfaceisreal", set.Name);
        Assert.Equal(["0_real/a.png", "1_fake/b.png"], set.Pictures.Select(f => f.Path));
    }

    [Fact]
    public void Sets_deeper_down_are_named_by_their_path()
    {
        Make(
            "test/biggan/0_real/a.png",
            "test/biggan/1_fake/b.png",
            "test/progan/cat/0_real/a.png",
            "test/progan/cat/1_fake/a.png"
        );
        Assert.Equal(["test/biggan", "test/progan"], Search().Sets.Select(s => s.Name));
    }

    [Fact]
    public void Sets_of_one_label_are_sets_of_their_own_not_classes()
    {
        Make("bench/sdxl/1_fake/a.png", "bench/real-night/0_real/b.png");
        Assert.Equal(
            [("bench/real-night", 1, 0), ("bench/sdxl", 0, 1)],
            Search().Sets.Select(s => (s.Name, s.RealCount, s.FakeCount))
        );
    }

    [Fact]
    public void A_stray_or_hidden_folder_shifts_no_label()
    {
        Make(
            "set/.cache/x.png",
            "set/0_real/a.png",
            "set/0_real/.hidden.png",
            "set/1_fake/b.png",
            "set/1_fake/Thumbs.db",
            "set/notes/c.png"
        );
        DatasetSearch search = Search();
        TestSet set = Assert.Single(search.Sets);
        Assert.Equal((1, 1), (set.RealCount, set.FakeCount));
        Assert.Equal(
            [
                ("set/.cache", LeftOutReason.Hidden),
                ("set/0_real/.hidden.png", LeftOutReason.Hidden),
                ("set/1_fake/Thumbs.db", LeftOutReason.NoPicture),
                ("set/notes/c.png", LeftOutReason.NoLabel),
            ],
            LeftOut(search)
        );
    }

    [Fact]
    public void Links_are_followed_and_circles_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        Make("store/pictures/a.png", "store/pictures/b.png", "sets/one/0_real/c.png");
        Directory.CreateSymbolicLink(Path.Combine(_root, "sets/one/1_fake"), Path.Combine(_root, "store/pictures"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "sets/again"), Path.Combine(_root, "sets"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "store/pictures/up"), Path.Combine(_root, "store"));
        File.CreateSymbolicLink(Path.Combine(_root, "store/pictures/link.png"), "a.png");
        TestSet set = Assert.Single(
            DatasetSearch.Below(Path.Combine(_root, "sets"), TestContext.Current.CancellationToken).Sets
        );
        Assert.Equal(
            ["one/0_real/c.png", "one/1_fake/a.png", "one/1_fake/b.png", "one/1_fake/link.png"],
            set.Pictures.Select(f => f.Path)
        );
    }

    [Fact]
    public void The_order_is_ordinal_whatever_the_culture()
    {
        Make("set/1_fake/b.png", "set/1_fake/B.png", "set/1_fake/a.png", "set/1_fake/10.png", "set/1_fake/9.png");
        Assert.Equal(
            ["10", "9", "B", "a", "b"],
            Assert.Single(Search().Sets).Pictures.Select(f => Path.GetFileNameWithoutExtension(f.Path))
        );
    }

    [Fact]
    public void A_folder_without_labels_says_what_is_expected()
    {
        Make("pictures/a.png", "0_real/.hidden.png");
        Write("0_real/phone.heic", "no picture");
        var failure = Assert.Throws<DatasetInvalidException>(() => Search());
        Assert.Equal("DatasetWithoutLabels", failure.ErrorId);
        Assert.Contains("named 0_real", failure.Message, StringComparison.Ordinal);
        // Nobody looks for what was left out where there is nothing else.
        Assert.Contains("1 picture is not in a labelled folder", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1 hidden picture", failure.Message, StringComparison.Ordinal);
        Assert.Contains("phone.heic", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Equal(
            "DatasetNotFound",
            Assert
                .Throws<DatasetInvalidException>(() =>
                    DatasetSearch.Below(Path.Combine(_root, "none"), TestContext.Current.CancellationToken)
                )
                .ErrorId
        );

    [Fact]
    public void Two_folders_or_files_make_a_set()
    {
        Make("mine/a.png", "mine/sub/b.png", "real/c.png", "one.png");
        TestSet set = Assert.Single(
            DatasetSearch
                .Of("mine", [At("real"), At("one.png")], [At("mine")], TestContext.Current.CancellationToken)
                .Sets
        );
        Assert.Equal((2, 2), (set.RealCount, set.FakeCount));
        Assert.Equal(
            "DatasetEmpty",
            Assert
                .Throws<DatasetInvalidException>(() =>
                {
                    Directory.CreateDirectory(At("empty"));
                    return DatasetSearch.Of("x", [], [At("empty")], TestContext.Current.CancellationToken);
                })
                .ErrorId
        );
    }

    [Fact]
    public void A_picture_is_one_by_its_content_and_a_file_that_only_says_so_is_refused()
    {
        Make("0_real/a.jfif", "0_real/b.dat", "1_fake/download");
        Write("0_real/text.png", "no picture");
        Write("0_real/empty.jpg", "");
        Write("1_fake/phone.dat", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
        Write("1_fake/empty", "");
        Write("1_fake/._a.jpg", "no picture");

        DatasetSearch search = Search();

        Assert.Equal(
            ["0_real/a.jfif", "0_real/b.dat", "1_fake/download"],
            Assert.Single(search.Sets).Pictures.Select(p => p.Path)
        );
        Assert.Equal(
            [
                ("0_real/empty.jpg", "FileEmpty"),
                ("0_real/text.png", "FormatUnknown"),
                ("1_fake/._a.jpg", null),
                ("1_fake/empty", null),
                ("1_fake/phone.dat", "FormatRefused"),
            ],
            LeftOut(search)
                .Zip(search.LeftOut.OrderBy(l => l.Path, StringComparer.Ordinal), (l, o) => (l.Path, o.Error?.ErrorId))
        );
    }

    [Fact]
    public void A_set_that_is_called_like_a_label_is_a_set_and_so_is_a_subject_a_subject()
    {
        Make("nature/0_real/a.png", "nature/1_fake/b.png", "faces/1_fake/sdxl/nature/c.png", "0_real/ai/d.png");

        Assert.Equal(
            [
                ("0_real/ai/d.png", false, Path.GetFileName(_root), "ai"),
                ("faces/1_fake/sdxl/nature/c.png", true, "faces", "faces/sdxl"),
                ("nature/0_real/a.png", false, "nature", "nature"),
                ("nature/1_fake/b.png", true, "nature", "nature"),
            ],
            Search()
                .Sets.SelectMany(s => s.Pictures)
                .Select(p => (p.Path, p.IsFake, p.Set, p.Source))
                .OrderBy(p => p.Path, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_picture_below_both_labels_has_none()
    {
        Make("real/a.png", "fake/nature/b.png");

        DatasetSearch search = Search();

        Assert.Equal(["real/a.png"], Assert.Single(search.Sets).Pictures.Select(p => p.Path));
        Assert.Equal([("fake/nature/b.png", LeftOutReason.TwoLabels)], LeftOut(search));
    }

    [Fact]
    public void Sets_beside_the_labels_of_another_are_sets_too()
    {
        Make("one/0_real/a.png", "one/1_fake/b.png", "one/cat/0_real/c.png", "one/empty/1_fake/notes.db");

        DatasetSearch search = Search();

        Assert.Equal(["one", "one/cat"], search.Sets.Select(s => s.Name));
        Assert.Contains(("one/empty", LeftOutReason.EmptySet), LeftOut(search));
    }

    [Fact]
    public void What_was_left_out_is_said_once_for_each_reason()
    {
        LeftOutCounts counts = new();
        foreach (LeftOutReason reason in Enum.GetValues<LeftOutReason>())
            counts.Add(new LeftOut($"/{reason}", reason));
        counts.Add(new LeftOut("/other", LeftOutReason.Hidden));

        string[] warnings = [.. counts.Sentences().Where(s => s.IsWarning).Select(s => s.Text)];

        Assert.Equal(2, counts[LeftOutReason.Hidden]);
        Assert.Contains("2 hidden pictures or folders were skipped; the first is '/Hidden'.", warnings);
        Assert.Contains("1 linked folder was not followed; name it to look into it.", warnings);
        // Refused files and unreadable folders are errors of their own.
        Assert.DoesNotContain(counts.Sentences(), s => s.Text.Contains("Refused", StringComparison.Ordinal));
        Assert.Contains(counts.Sentences(), s => s is { Text: "1 file is not a picture.", IsWarning: false });
    }

    private IEnumerable<(string Path, LeftOutReason Reason)> LeftOut(DatasetSearch search) =>
        search
            .LeftOut.Select(l => (Path.GetRelativePath(_root, l.Path).Replace('\\', '/'), l.Reason))
            .OrderBy(l => l.Item1, StringComparer.Ordinal);

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), content);
    }

    private DatasetSearch Search() => DatasetSearch.Below(_root, TestContext.Current.CancellationToken);

    private string At(string path) => Path.Combine(_root, path);

    private void Make(params string[] files)
    {
        foreach (string file in files)
            Write(file, file.EndsWith(".db", StringComparison.Ordinal) ? "no picture" : Picture);
    }
}
