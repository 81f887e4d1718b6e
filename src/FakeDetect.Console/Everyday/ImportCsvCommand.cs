using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Import-Csv: -Path, -LiteralPath, -Delimiter, -Header, -Encoding.</summary>
[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = "Path")]
[OutputType(typeof(PSObject))]
public sealed class ImportCsvCommand : PathCommand
{
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public string[]? Header { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    protected override void ProcessRecord()
    {
        foreach (string file in FileSystemPath.Existing(this, AskedPaths, IsLiteral))
        {
            PSObject[] rows;
            try
            {
                using var reader = new StreamReader(file, Encoding);
                rows = [.. CsvRows.Read(reader, Delimiter, Header)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                WriteError(Failures.FileNotReadable(e, file));
                continue;
            }

            WriteObject(rows, enumerateCollection: true);
        }
    }
}
