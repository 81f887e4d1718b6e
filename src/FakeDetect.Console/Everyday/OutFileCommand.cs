using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace FakeDetect.Console.Everyday;

/// <summary>Out-File, which is also what the redirections &gt; and &gt;&gt; run: what would appear on the screen, into a file.</summary>
[Cmdlet(VerbsData.Out, "File", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class OutFileCommand : FrontEndCommandBase
{
    private StreamWriter? _file;

    public OutFileCommand() => EngineInternals.LayOutInput(this);

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    [Parameter(Position = 1)]
    [TextEncoding]
    public System.Text.Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    protected override void BeginProcessing()
    {
        _file = TextFile.Create(this, LiteralPath.Length > 0 ? LiteralPath : FilePath, Encoding, Append, NoClobber);
        EngineInternals.SendLines(this, _file ?? StreamWriter.Null, Width);
        base.BeginProcessing();
    }

    protected override void InternalDispose()
    {
        base.InternalDispose();
        _file?.Dispose();
        _file = null;
    }
}
