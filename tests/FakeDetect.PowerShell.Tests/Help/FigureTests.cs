using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Help;

public sealed class FigureTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public void What_a_pages_command_prints_replaces_what_stood_below_it()
    {
        string page = Page("old 1\nold 2\n", "> 1..3 |\n>> ForEach-Object { 2 * $_ }\n");

        (int exitCode, _, string error) = Update();

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            "Before.\n\n<!-- figures -->\n```\n> 1..3 |\n>> ForEach-Object { 2 * $_ }\n2\n4\n6\n```\n\n```\nanother block\n```\n",
            File.ReadAllText(page)
        );
    }

    [Fact]
    public void A_page_whose_command_fails_stays_as_it_was()
    {
        string page = Page("old\n", "> throw 'no'\n");
        string before = File.ReadAllText(page);

        (int exitCode, _, string error) = Update();

        Assert.Equal(1, exitCode);
        Assert.Contains("Some-Page.md", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(page));
    }

    public void Dispose() => _sandbox.Dispose();

    private (int ExitCode, string Output, string Error) Update() =>
        ChildProcess.Run(
            Repository.Tool("FakeDetect.Help"),
            "figures",
            _sandbox.Root,
            "Some-Page",
            Repository.Program("FakeDetect.Console")
        );

    private string Page(string output, string commands) =>
        _sandbox.Text(
            "docs/en-US/Some-Page.md",
            $"Before.\n\n<!-- figures -->\n```\n{commands}{output}```\n\n```\nanother block\n```\n"
        );
}
