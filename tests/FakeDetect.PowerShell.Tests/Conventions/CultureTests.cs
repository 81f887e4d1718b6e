using System.Globalization;
using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>Results, messages and matching do not depend on the user's language.</summary>
public sealed class CultureTests : IDisposable
{
    private static readonly string[] Shown =
    [
        "Path",
        "Verdict",
        "Probability",
        "Logit",
        "Format",
        "View",
        "Device",
        "Notes",
    ];

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Scores_messages_and_filters_are_the_same_in_another_culture(string culture)
    {
        _sandbox.White("IMG.PNG");
        _sandbox.Picture("grey.png", 140);
        _sandbox.Text("info.png", "no picture");

        string expected = In(CultureInfo.InvariantCulture);

        Assert.Contains("IMG.PNG", expected, StringComparison.Ordinal);
        Assert.Equal(expected, In(CultureInfo.GetCultureInfo(culture)));
    }

    private string In(CultureInfo culture)
    {
        string text = "";
        Thread thread = new(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            using ModuleSession session = new(host: new CapturingHost(culture));
            using System.Management.Automation.PowerShell shell = session.Create(
                "Test-FakeImage $args[0] -Model $args[1] -Include *i*.png, GREY* -View center -Threshold 0.25 -Verbose",
                _sandbox.Root,
                Repository.TinyDetector
            );
            List<PSObject> output = [];
            shell.Invoke(null, output);
            IEnumerable<string> lines = output.SelectMany(item =>
                Shown.Select(name =>
                    string.Create(CultureInfo.InvariantCulture, $"{name}={item.Properties[name].Value}")
                )
            );
            text = string.Join(
                '\n',
                [
                    .. lines,
                    .. shell.Streams.Error.Select(error => $"{error.FullyQualifiedErrorId}: {error}"),
                    .. shell.Streams.Verbose.Select(record => record.Message),
                    .. shell.Streams.Warning.Select(record => record.Message),
                ]
            );
        });
        thread.Start();
        thread.Join();
        return text;
    }
}
