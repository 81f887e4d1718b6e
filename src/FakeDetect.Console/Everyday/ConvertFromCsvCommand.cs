using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>ConvertFrom-Csv: -Delimiter, -Header.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Csv")]
[OutputType(typeof(PSObject))]
public sealed class ConvertFromCsvCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string[] InputObject { get; set; } = [];

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public string[]? Header { get; set; }

    protected override void ProcessRecord() => _lines.AddRange(InputObject);

    protected override void EndProcessing()
    {
        PSObject[] rows = [];
        try
        {
            using var reader = new StringReader(string.Join('\n', _lines));
            rows = [.. CsvRows.Read(reader, Delimiter, Header)];
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(Failures.InvalidCsv(e.Message));
        }

        WriteObject(rows, enumerateCollection: true);
    }
}
