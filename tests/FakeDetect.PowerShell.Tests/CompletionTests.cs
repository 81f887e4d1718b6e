using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests;

/// <summary>What the Tab key offers.</summary>
[Collection(nameof(AloneCollection))]
public sealed class CompletionTests : IDisposable
{
    private const string Variable = "FAKEDETECT_MODELS";

    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public CompletionTests() => Environment.SetEnvironmentVariable(Variable, _sandbox.Root);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData("Test-FakeImage a.png -Model tiny-")]
    [InlineData("Test-FakeImage a.png -Model TINY-")]
    [InlineData("Test-FakeImage a.png -Model 'tiny-")]
    [InlineData("Get-DetectorModel tiny-")]
    public void The_name_of_a_model_completes_with_its_description(string line)
    {
        TinyModel.Copy(_sandbox.PathOf("tiny-one"));

        CompletionResult match = Assert.Single(Complete(line));

        Assert.Equal("tiny-one", match.CompletionText);
        Assert.Contains("Brightness, not forgery", match.ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_space_or_a_quote_is_quoted()
    {
        TinyModel.Copy(_sandbox.PathOf("tiny one's"));

        Assert.Equal("'tiny one''s'", Assert.Single(Complete("Test-FakeImage a.png -Model tiny")).CompletionText);
    }

    [Fact]
    public void A_broken_model_is_offered_with_its_error_and_breaks_nothing()
    {
        TinyModel.Copy(_sandbox.PathOf("tiny-broken"), card => card["threshold"] = 7);

        Assert.Contains(
            "threshold",
            Assert.Single(Complete("Test-FakeImage a.png -Model tiny-b")).ToolTip,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Test-FakeImage a.png -View ", "CenterCrop Full Model Tiles")]
    [InlineData("Test-FakeImage a.png -Device ", "Auto Cpu Cuda")]
    [InlineData("Test-FakeImage a.png -Gray16 ", "Clip HighByte")]
    public void The_values_of_an_enumeration_complete(string line, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Complete(line).Select(match => match.CompletionText).Order()));
    }

    private List<CompletionResult> Complete(string line)
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(
            _session.Runspace
        );
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches];
    }
}
