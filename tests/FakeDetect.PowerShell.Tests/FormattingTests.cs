using System.Globalization;
using System.Text.RegularExpressions;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests;

/// <summary>What stands on the screen.</summary>
public sealed partial class FormattingTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_table_shows_name_verdict_probability_size_and_model_in_80_columns()
    {
        _sandbox.Black("a.png");
        _sandbox.White("b.png");

        string screen = Plain("Test-FakeImage $args[0] -Model $args[1]");

        Assert.Contains($"Folder: {_sandbox.Root}", screen, StringComparison.Ordinal);
        Assert.Matches(@"Name +Verdict +Probability +Size +Model", screen);
        Assert.Matches(@"(?m)^a\.png +Real +0\.0003 +40x40 tiny-detector *$", screen);
        Assert.Matches(@"(?m)^b\.png +Fake +0\.9997 +40x40 tiny-detector *$", screen);
        Assert.All(
            screen.Split('\n'),
            line => Assert.InRange(line.Length, 0, Math.Max(80, "   Folder: ".Length + _sandbox.Root.Length))
        );
    }

    [Fact]
    public void The_verdict_is_coloured_where_the_host_shows_colours()
    {
        _sandbox.White("b.png");

        Assert.Contains(
            "\u001b[31;1mFake\u001b[0m",
            Screen("Test-FakeImage $args[0] -Model $args[1]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_view_uses_the_culture_of_the_user_and_the_property_stays_a_number()
    {
        _sandbox.White("b.png");

        string screen = Plain(
            "Test-FakeImage $args[0] -Model $args[1]; [string](Test-FakeImage $args[0] -Model $args[1]).Probability",
            CultureInfo.GetCultureInfo("de-DE")
        );

        Assert.Matches(@"b\.png +Fake +0,9997", screen);
        Assert.Contains("0.9996", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_a_table()
    {
        string screen = Plain("Get-DetectorModel -LiteralPath $args[1]");

        Assert.Matches(@"Name +Default +Architecture +View +Threshold", screen);
        Assert.Matches(@"(?m)^tiny-detector +onnx +CenterCrop 32 +0\.5000 *$", screen);
    }

    private string Plain(string script, CultureInfo? culture = null) => Escapes().Replace(Screen(script, culture), "");

    private string Screen(string script, CultureInfo? culture = null)
    {
        CapturingHost host = new(culture);
        CultureInfo before = CultureInfo.CurrentCulture;
        using ModuleSession session = new(host: host);
        using System.Management.Automation.PowerShell shell = session.Create(
            $"& {{ {script} }} @args | Out-Default",
            _sandbox.Root,
            Repository.TinyDetector
        );
        try
        {
            CultureInfo.CurrentCulture = host.CurrentCulture;
            shell.Invoke();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Empty(shell.Streams.Error);
        return host.Text;
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escapes();
}
