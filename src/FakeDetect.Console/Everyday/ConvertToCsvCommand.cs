using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>ConvertTo-Csv: -Delimiter. Type information is not written (-NoTypeInformation is accepted).</summary>
[Cmdlet(VerbsData.ConvertTo, "Csv")]
[OutputType(typeof(string))]
public sealed class ConvertToCsvCommand : PSCmdlet
{
    private CsvFormat? _format;

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not { } item)
            return;
        _format ??= new CsvFormat(Delimiter);
        foreach (string line in _format.Lines(item))
            WriteObject(line);
    }
}
