using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace FakeDetect.Console.Everyday;

/// <summary>Format-Table, with all its parameters: the engine's own formatter does the work.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.ShapeInput(this, "Table");
}
