using System.Globalization;
using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace FakeDetect.Console.Everyday;

/// <summary>Out-String: what would appear on the screen, as one string or, with -Stream, line by line.</summary>
[Cmdlet(VerbsData.Out, "String")]
[OutputType(typeof(string))]
public sealed class OutStringCommand : FrontEndCommandBase
{
    private readonly StringWriter _lines = new(CultureInfo.CurrentCulture);

    public OutStringCommand() => EngineInternals.LayOutInput(this);

    [Parameter]
    public SwitchParameter Stream { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = Hosting.Terminal.DefaultWidth;

    protected override void BeginProcessing()
    {
        EngineInternals.SendLines(this, _lines, Width);
        base.BeginProcessing();
    }

    protected override void EndProcessing()
    {
        base.EndProcessing();
        string text = _lines.ToString();
        if (!Stream)
        {
            WriteObject(text);
            return;
        }

        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
            WriteObject(line);
    }
}
