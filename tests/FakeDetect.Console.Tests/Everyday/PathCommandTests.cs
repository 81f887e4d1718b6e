using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

/// <summary>Get-Item, Test-Path, Join-Path, Get-Location, Set-Location.</summary>
public sealed class PathCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    public PathCommandTests()
    {
        _shell.Write("a[1].txt", "one");
        _shell.Write("sub/b.txt", "two");
    }

    [Fact]
    public void Get_Item_gives_the_item_itself()
    {
        Assert.IsType<DirectoryInfo>(Assert.Single(_shell.Run("Get-Item sub")).BaseObject);
        Assert.IsType<FileInfo>(Assert.Single(_shell.Run("Get-Item -LiteralPath 'a[1].txt'")).BaseObject);
        Assert.Empty(_shell.Errors);
    }

    [Fact]
    public void Get_Item_reports_what_is_missing()
    {
        Assert.Empty(_shell.Run("Get-Item nope"));
        Assert.StartsWith(
            "PathNotFound,",
            Assert.Single(_shell.Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Test-Path sub, nope", "True False")]
    [InlineData("Test-Path sub -PathType Leaf", "False")]
    [InlineData("Test-Path sub -PathType Container", "True")]
    [InlineData("Test-Path sub/*.txt", "True")]
    [InlineData("Test-Path 'a[1].txt'", "False")]
    [InlineData("Test-Path -LiteralPath 'a[1].txt'", "True")]
    [InlineData("Get-ChildItem -File | Test-Path -PathType Leaf", "True")]
    public void Test_Path_tells_whether_it_exists(string script, string expected) =>
        Assert.Equal(expected, string.Join(' ', _shell.Texts(script)));

    [Fact]
    public void Join_Path_joins_all_its_parts() =>
        Assert.Equal(Path.Combine("a", "b", "c", "d"), Assert.Single(_shell.Texts("Join-Path a b c d")));

    [Fact]
    public void The_location_is_set_and_told()
    {
        Assert.Equal(
            Path.Combine(_shell.Folder, "sub"),
            Assert.Single(_shell.Texts("Set-Location sub; (Get-Location).Path"))
        );
        Assert.True(LanguagePrimitives.IsTrue(Assert.Single(_shell.Run("Test-Path b.txt"))));
    }

    public void Dispose() => _shell.Dispose();
}
