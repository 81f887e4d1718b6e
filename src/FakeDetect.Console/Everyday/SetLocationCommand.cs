using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Set-Location: -Path, -LiteralPath, -PassThru. Without a path it goes home.</summary>
[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class SetLocationCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Path")]
    public string Path { get; set; } = "~";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        string path = LiteralPath.Length > 0 ? WildcardPattern.Escape(LiteralPath) : Path;
        try
        {
            PathInfo location = SessionState.Path.SetLocation(path);
            if (PassThru)
                WriteObject(location);
        }
        catch (ItemNotFoundException)
        {
            WriteError(Failures.PathNotFound(path));
        }
    }
}
