using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>A folder means the pictures in it.</summary>
public sealed class TestFakeImageFolderTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private const string Tree = "Get-ChildItem $args[0] -Recurse";

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_folder_gives_its_pictures_in_the_order_of_their_names()
    {
        _sandbox.White("b.png");
        _sandbox.White("A.png");
        _sandbox.White("c.png");
        _sandbox.Text("notes.txt", "no picture");
        _sandbox.White("sub/d.png");

        Assert.Equal(["A.png", "b.png", "c.png"], Names(session.Run("Test-FakeImage $args[0]", _sandbox.Root)));
    }

    [Fact]
    public void Recurse_goes_on_below_after_the_pictures_of_a_folder()
    {
        _sandbox.White("z.png");
        _sandbox.White("b/y.png");
        _sandbox.White("b/c/x.png");
        _sandbox.White("a/w.png");

        Assert.Equal(
            ["z.png", "w.png", "y.png", "x.png"],
            Names(session.Run("Test-FakeImage $args[0] -Recurse", _sandbox.Root))
        );
    }

    [Fact]
    public void A_picture_without_a_name_that_says_so_is_found_by_its_content()
    {
        _sandbox.White("download");
        _sandbox.White("photo.jpg_large");
        _sandbox.Text("readme", "no picture");

        Assert.Equal(["download", "photo.jpg_large"], Names(session.Run("Test-FakeImage $args[0]", _sandbox.Root)));
    }

    [Theory]
    [InlineData("empty.jpg", "")]
    [InlineData("text.png", "no picture")]
    [InlineData("phone.heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    public void A_file_that_is_named_like_a_picture_and_is_none_is_an_error(string name, string content)
    {
        string path = _sandbox.Text(name, content);

        RunResult result = session.Run("Test-FakeImage $args[0]", _sandbox.Root);

        Assert.Equal([path], result.Errors.Select(error => error.TargetObject));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_folder_without_pictures_is_an_error()
    {
        _sandbox.Text("notes.txt", "no picture");

        Assert.Equal(["NoPictures"], session.Run("Test-FakeImage $args[0]", _sandbox.Root).ErrorIds);
    }

    [Fact]
    public void A_piped_folder_without_pictures_is_an_error_when_nothing_else_comes()
    {
        string empty = _sandbox.Folder("empty");

        RunResult result = session.Run("[IO.DirectoryInfo]$args[0] | Test-FakeImage", empty);

        Assert.Equal(["NoPictures"], result.ErrorIds);
        Assert.Equal(empty, result.Errors[0].TargetObject);
    }

    [Fact]
    public void A_tree_that_is_piped_with_its_folders_gives_each_picture_once()
    {
        _sandbox.White("a.png");
        _sandbox.White("sub/b.png");
        _sandbox.White("sub/deep/c.png");
        _sandbox.Folder("empty");

        RunResult result = session.Run($"{Tree} | Test-FakeImage", _sandbox.Root);

        Assert.Equal(["a.png", "b.png", "c.png"], Names(result).Order());
    }

    [Fact]
    public void A_tree_that_is_piped_with_its_folders_gives_each_picture_once_with_Recurse_too()
    {
        _sandbox.White("a.png");
        _sandbox.White("sub/b.png");
        _sandbox.White("sub/deep/c.png");

        RunResult result = session.Run($"{Tree} | Test-FakeImage -Recurse", _sandbox.Root);

        Assert.Equal(["a.png", "b.png", "c.png"], Names(result).Order());
    }

    [Fact]
    public void A_file_that_is_named_twice_is_scored_twice()
    {
        string white = _sandbox.White("a.png");

        Assert.Equal(["a.png", "a.png"], Names(session.Run("Test-FakeImage $args[0], $args[0]", white)));
    }

    [Fact]
    public void Hidden_pictures_are_passed_over_with_a_warning_that_counts_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A leading dot hides nothing on Windows.");
        _sandbox.White("a.png");
        _sandbox.White(".b.png");
        _sandbox.Text(".DS_Store", "no picture");
        _sandbox.White(".thumbnails/c.png");

        RunResult result = session.Run("Test-FakeImage $args[0] -Recurse", _sandbox.Root);

        Assert.Equal(["a.png"], Names(result));
        Assert.Contains("2 hidden", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Force_takes_hidden_pictures_and_folders_too()
    {
        _sandbox.White("a.png");
        _sandbox.White(".b.png");
        _sandbox.White(".thumbnails/c.png");

        RunResult result = session.Run("Test-FakeImage $args[0] -Recurse -Force", _sandbox.Root);

        Assert.Equal([".b.png", "a.png", "c.png"], Names(result));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Linked_folders_are_not_followed_and_a_warning_counts_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege on Windows.");
        _sandbox.White("a.png");
        Directory.CreateSymbolicLink(_sandbox.PathOf("loop"), _sandbox.Root);

        RunResult result = session.Run("Test-FakeImage $args[0] -Recurse", _sandbox.Root);

        Assert.Equal(["a.png"], Names(result));
        Assert.Contains("1 linked", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_listed_is_an_error_and_the_next_one_is_scanned()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("Permissions bind nobody here.");
            return;
        }

        string locked = _sandbox.Folder("locked");
        _sandbox.White("open/a.png");
        File.SetUnixFileMode(locked, UnixFileMode.None);
        try
        {
            RunResult result = session.Run("Test-FakeImage $args[0] -Recurse", _sandbox.Root);

            Assert.Equal(["FolderUnreadable"], result.ErrorIds);
            Assert.Equal(
                ["a.png"],
                result.Output.Select(item => Path.GetFileName((string)item.Properties["Path"].Value))
            );
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Include_and_Exclude_choose_among_the_pictures_of_a_folder()
    {
        _sandbox.White("a.png");
        _sandbox.White("a.webp");
        _sandbox.White("sub/a-copy.png");

        RunResult result = session.Run(
            "Test-FakeImage $args[0] -Recurse -Include *.png -Exclude *-copy*",
            _sandbox.Root
        );

        Assert.Equal(["a.png"], Names(result));
    }

    private static IEnumerable<string> Names(RunResult result) =>
        result.Values<string>("Path").Select(path => Path.GetFileName(path));
}
