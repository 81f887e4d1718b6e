using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

public sealed class GetChildItemCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    public GetChildItemCommandTests()
    {
        foreach (string name in new[] { "a.jpg", "b.PNG", "c[1].png", ".hidden", "sub/d.jpg", "sub/deep/e.png" })
            _shell.Write(name, name);
    }

    [Theory]
    [InlineData("Get-ChildItem", "a.jpg b.PNG c[1].png sub")]
    [InlineData("Get-ChildItem -Force -File", ".hidden a.jpg b.PNG c[1].png")]
    [InlineData("Get-ChildItem -Directory", "sub")]
    [InlineData("Get-ChildItem -Recurse -File", "a.jpg b.PNG c[1].png d.jpg e.png")]
    [InlineData("Get-ChildItem . *.png -Recurse", "b.PNG c[1].png e.png")]
    [InlineData("Get-ChildItem -Recurse -Include *.jpg, b*", "a.jpg b.PNG d.jpg")]
    [InlineData("Get-ChildItem -Recurse -File -Exclude *.jpg", "b.PNG c[1].png e.png")]
    [InlineData("Get-ChildItem -Depth 1 -File", "a.jpg b.PNG c[1].png d.jpg")]
    [InlineData("Get-ChildItem *.jpg", "a.jpg")]
    [InlineData("Get-ChildItem -LiteralPath 'c[1].png'", "c[1].png")]
    [InlineData("Get-ChildItem sub", "d.jpg deep")]
    [InlineData("Get-ChildItem s*", "sub")]
    [InlineData("'sub', 'a.jpg' | Get-ChildItem -File", "a.jpg d.jpg")]
    public void It_lists_what_PowerShell_lists(string script, string expected) =>
        Assert.Equal(
            expected.Split(' ').Order(StringComparer.Ordinal),
            _shell.Texts($"({script}).Name").Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Names_are_relative_to_the_folder() =>
        Assert.Contains(Path.Combine("deep", "e.png"), _shell.Texts("Get-ChildItem sub -Recurse -Name"));

    [Fact]
    public void Objects_carry_what_the_provider_adds_so_that_they_bind_to_LiteralPath()
    {
        PSObject file = Assert.Single(_shell.Run("Get-ChildItem -LiteralPath 'c[1].png'"));

        Assert.IsType<FileInfo>(file.BaseObject);
        Assert.EndsWith("c[1].png", (string)file.Properties["PSPath"].Value, StringComparison.Ordinal);
        Assert.Equal("c[1].png", Assert.Single(_shell.Texts("Get-ChildItem -LiteralPath 'c[1].png' | Get-Content")));
    }

    [Fact]
    public void A_path_that_is_missing_is_an_error_and_the_next_one_is_listed()
    {
        Assert.Equal("a.jpg", Assert.Single(_shell.Run("(Get-ChildItem nope, a.jpg).Name")).BaseObject);

        ErrorRecord error = Assert.Single(_shell.Errors);
        Assert.StartsWith("PathNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("nope", error.TargetObject);
    }

    [Fact]
    public void A_link_that_leads_back_up_is_listed_and_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Directory.CreateSymbolicLink(Path.Combine(_shell.Folder, "sub", "up"), _shell.Folder);

        Assert.Equal(
            ["d.jpg", "deep", "e.png", "up"],
            _shell.Texts("(Get-ChildItem sub -Recurse).Name").Order(StringComparer.Ordinal)
        );
    }

    public void Dispose() => _shell.Dispose();
}
