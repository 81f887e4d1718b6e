using FakeDetect.Datasets.Search;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class TestSetSearchTests : IDisposable
{
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
        Assert.Contains(sets[1].Files, f => f is { Path: "progan/bird/1_fake/c.jpg", IsFake: true, Class: "bird" });
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
            TestSetSearch.Below(Path.Combine(_root, "whichfaceisreal"), TestContext.Current.CancellationToken).Sets
        );
        Assert.Equal("whichfaceisreal", set.Name);
        Assert.Equal(["0_real/a.png", "1_fake/b.png"], set.Files.Select(f => f.Path));
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
        TestSetSearch search = Search();
        TestSet set = Assert.Single(search.Sets);
        Assert.Equal((1, 1), (set.RealCount, set.FakeCount));
        Assert.Contains(search.Notes, n => n.Contains("notes", StringComparison.Ordinal));
        Assert.Contains(search.Notes, n => n.StartsWith("1 files", StringComparison.Ordinal));
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
            TestSetSearch.Below(Path.Combine(_root, "sets"), TestContext.Current.CancellationToken).Sets
        );
        Assert.Equal(
            ["one/0_real/c.png", "one/1_fake/a.png", "one/1_fake/b.png", "one/1_fake/link.png"],
            set.Files.Select(f => f.Path)
        );
    }

    [Fact]
    public void The_order_is_ordinal_whatever_the_culture()
    {
        Make("set/1_fake/b.png", "set/1_fake/B.png", "set/1_fake/a.png", "set/1_fake/10.png", "set/1_fake/9.png");
        Assert.Equal(
            ["10", "9", "B", "a", "b"],
            Assert.Single(Search().Sets).Files.Select(f => Path.GetFileNameWithoutExtension(f.Path))
        );
    }

    [Fact]
    public void A_folder_without_labels_says_what_is_expected()
    {
        Make("pictures/a.png");
        var failure = Assert.Throws<DatasetInvalidException>(() => Search());
        Assert.Equal("DatasetWithoutLabels", failure.ErrorId);
        Assert.Contains("0_real", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Equal(
            "DatasetNotFound",
            Assert
                .Throws<DatasetInvalidException>(() =>
                    TestSetSearch.Below(Path.Combine(_root, "none"), TestContext.Current.CancellationToken)
                )
                .ErrorId
        );

    [Fact]
    public void Two_folders_or_files_make_a_set()
    {
        Make("mine/a.png", "mine/sub/b.png", "real/c.png", "one.png");
        TestSet set = Assert.Single(
            TestSetSearch
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
                    return TestSetSearch.Of("x", [], [At("empty")], TestContext.Current.CancellationToken);
                })
                .ErrorId
        );
    }

    private TestSetSearch Search() => TestSetSearch.Below(_root, TestContext.Current.CancellationToken);

    private string At(string path) => Path.Combine(_root, path);

    private void Make(params string[] files)
    {
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.WriteAllText(At(file), "");
        }
    }
}
