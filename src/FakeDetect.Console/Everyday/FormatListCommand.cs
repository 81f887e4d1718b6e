using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace FakeDetect.Console.Everyday;

/// <summary>Format-List, with all its parameters: the engine's own formatter does the work.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.ShapeInput(this, "List");
}
