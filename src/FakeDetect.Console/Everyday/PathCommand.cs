using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>A command over files: -Path with wildcards, or -LiteralPath, which file objects bind to.</summary>
public abstract class PathCommand : PSCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private protected PathCommand() { }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    private protected bool IsLiteral => ParameterSetName == LiteralPathSet;

    private protected string[] AskedPaths => IsLiteral ? LiteralPath : Path;
}
