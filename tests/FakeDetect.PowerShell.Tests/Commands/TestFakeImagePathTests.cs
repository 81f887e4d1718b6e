using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>How files get in: -Path, -LiteralPath, the pipeline, and what is never silent.</summary>
public sealed class TestFakeImagePathTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private const string Children = "Get-ChildItem $args[0]";

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_relative_path_is_taken_from_the_location_of_PowerShell()
    {
        string white = _sandbox.White("white.png");

        Assert.Equal([white], session.RunIn(_sandbox.Root, "Test-FakeImage white.png").Values<string>("Path"));
    }

    [Fact]
    public void A_wildcard_takes_the_files_that_match_in_order()
    {
        _sandbox.White("b.png");
        _sandbox.White("a.png");
        _sandbox.White("c.webp");

        Assert.Equal(["a.png", "b.png"], Names(session.RunIn(_sandbox.Root, "Test-FakeImage *.png")));
    }

    [Fact]
    public void A_wildcard_passes_over_folders_unless_Recurse_is_given()
    {
        _sandbox.White("a.png");
        _sandbox.White("sub/b.png");

        Assert.Equal(["a.png"], Names(session.RunIn(_sandbox.Root, "Test-FakeImage *")));
        Assert.Equal(["a.png", "b.png"], Names(session.RunIn(_sandbox.Root, "Test-FakeImage * -Recurse")).Order());
    }

    [Fact]
    public void A_wildcard_takes_hidden_pictures_only_with_Force_and_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A leading dot hides nothing on Windows.");
        _sandbox.White("a.png");
        _sandbox.White(".b.png");

        RunResult result = session.RunIn(_sandbox.Root, "Test-FakeImage *");

        Assert.Equal(["a.png"], Names(result));
        Assert.Contains("1 hidden", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            [".b.png", "a.png"],
            Names(session.RunIn(_sandbox.Root, "Test-FakeImage * -Force")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_bracketed_file_name_is_scanned_when_piped()
    {
        string white = _sandbox.White("img[1].png");

        Assert.Equal([white], session.Run($"{Children} | Test-FakeImage", _sandbox.Root).Values<string>("Path"));
    }

    [Fact]
    public void A_bracketed_file_name_is_scanned_when_a_plain_FileInfo_is_piped()
    {
        string white = _sandbox.White("img[1].png");

        Assert.Equal(
            [white],
            session
                .Run("[IO.DirectoryInfo]::new($args[0]).GetFiles() | Test-FakeImage", _sandbox.Root)
                .Values<string>("Path")
        );
    }

    [Theory]
    [InlineData("PSPath")]
    [InlineData("LP")]
    [InlineData("FullName")]
    [InlineData("LiteralPath")]
    public void An_object_with_a_path_property_is_scanned_when_piped(string property)
    {
        string white = _sandbox.White("img[1].png");

        Assert.Equal(
            [white],
            session.Run($"[pscustomobject]@{{ {property} = $args[0] }} | Test-FakeImage", white).Values<string>("Path")
        );
    }

    [Fact]
    public void A_provider_path_is_scanned()
    {
        string white = _sandbox.White("white.png");

        Assert.Equal(
            [white],
            session
                .Run("Test-FakeImage -LiteralPath \"Microsoft.PowerShell.Core\\FileSystem::$($args[0])\"", white)
                .Values<string>("Path")
        );
    }

    [Fact]
    public void A_string_is_a_path_with_wildcards_when_piped()
    {
        _sandbox.White("a.png");
        _sandbox.Black("b.png");

        Assert.Equal(["a.png", "b.png"], Names(session.RunIn(_sandbox.Root, "'?.png' | Test-FakeImage")));
    }

    [Fact]
    public void Results_are_scored_again_when_piped_back()
    {
        _sandbox.White("a[1].png");
        _sandbox.Black("b.png");

        RunResult again = session.Run("Test-FakeImage -LiteralPath $args[0] | Test-FakeImage", _sandbox.Root);

        Assert.Equal(["a[1].png", "b.png"], Names(again));
    }

    [Fact]
    public void A_missing_file_is_an_error_and_the_next_one_is_scanned()
    {
        string white = _sandbox.White("white.png");

        RunResult result = session.Run("Test-FakeImage $args[0], $args[1]", _sandbox.PathOf("missing.png"), white);

        Assert.Equal(["PathNotFound"], result.ErrorIds);
        Assert.Equal(_sandbox.PathOf("missing.png"), result.Errors[0].TargetObject);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_missing_literal_file_is_an_error()
    {
        RunResult result = session.Run("Test-FakeImage -LiteralPath $args[0]", _sandbox.PathOf("[x].png"));

        Assert.Equal(["PathNotFound"], result.ErrorIds);
    }

    [Fact]
    public void A_wildcard_without_a_match_is_an_error()
    {
        RunResult result = session.RunIn(_sandbox.Root, "Test-FakeImage *.jpg");

        Assert.Equal(["PathNotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Brackets_that_match_nothing_lead_to_LiteralPath_when_such_a_file_exists()
    {
        _sandbox.White("img[1].png");

        RunResult result = session.RunIn(_sandbox.Root, "Test-FakeImage 'img[1].png'");

        Assert.Equal(["PathNotFound"], result.ErrorIds);
        Assert.Contains("-LiteralPath", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-FakeImage env:PATH")]
    [InlineData("Test-FakeImage env:PA*")]
    [InlineData("Test-FakeImage env:no-such-*")]
    [InlineData("Test-FakeImage -LiteralPath env:PATH")]
    public void A_path_of_another_provider_is_an_error(string script)
    {
        Assert.Equal(["NotFileSystemPath"], session.Run(script).ErrorIds);
    }

    [Theory]
    [InlineData("Test-FakeImage nodrive:a.png")]
    [InlineData("Test-FakeImage -LiteralPath nodrive:a.png")]
    [InlineData("Test-FakeImage noprovider::a.png")]
    [InlineData("Test-FakeImage 'a[.png'")]
    public void A_path_that_cannot_be_resolved_is_an_error_of_ours(string script)
    {
        RunResult result = session.Run(script);

        Assert.Null(result.Failure);
        Assert.Matches("^Path(Invalid|NotFound)$", Assert.Single(result.ErrorIds));
    }

    [Fact]
    public void Include_and_Exclude_apply_to_what_is_piped_too()
    {
        _sandbox.White("a.png");
        _sandbox.White("b.PNG");
        _sandbox.White("b.webp");

        RunResult result = session.Run($"{Children} | Test-FakeImage -Include *.png -Exclude a*", _sandbox.Root);

        Assert.Equal(["b.PNG"], Names(result));
    }

    private static IEnumerable<string> Names(RunResult result) =>
        result.Values<string>("Path").Select(path => Path.GetFileName(path));
}
