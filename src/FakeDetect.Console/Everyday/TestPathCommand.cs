using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Test-Path: -Path, -LiteralPath, -PathType.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PathCommand
{
    [Parameter]
    [Alias("Type")]
    public PathKind PathType { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in AskedPaths)
            WriteObject(Exists(path));
    }

    private bool Exists(string path)
    {
        string asked = IsLiteral ? WildcardPattern.Escape(path) : path;
        return PathType switch
        {
            PathKind.Container => InvokeProvider.Item.IsContainer(asked),
            PathKind.Leaf => InvokeProvider.Item.Exists(asked) && !InvokeProvider.Item.IsContainer(asked),
            _ => InvokeProvider.Item.Exists(asked),
        };
    }
}
