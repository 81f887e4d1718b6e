using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Help;

/// <summary>Every example of the help runs, in a folder that holds what the examples name.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ExampleTests : IDisposable
{
    private readonly ExampleFolder _folder = new();
    private readonly ModuleSession _session = new();

    public static TheoryData<string, string> Examples
    {
        get
        {
            TheoryData<string, string> examples = [];
            foreach ((string cmdlet, string title, _, _) in PageExample.All())
                examples.Add(cmdlet, title);
            return examples;
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs_without_an_error(string cmdlet, string title)
    {
        (_, _, string code, string? notRun) = PageExample
            .All()
            .Single(example => example.Cmdlet == cmdlet && example.Title == title);
        Assert.SkipWhen(notRun is not null, notRun ?? "");

        _session.Run("Set-Location $args[0]", _folder.Root).ThrowIfFailed();
        _session.Run(code).ThrowIfFailed();
    }
}
