using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Get-Item: -Path, -LiteralPath, -Force.</summary>
[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in AskedPaths)
        {
            try
            {
                WriteObject(InvokeProvider.Item.Get([path], Force, IsLiteral), enumerateCollection: true);
            }
            catch (ItemNotFoundException)
            {
                WriteError(Failures.PathNotFound(path));
            }
        }
    }
}
