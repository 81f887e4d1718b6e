using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Export-Csv: -Path, -LiteralPath, -Delimiter, -Append, -NoClobber, -Encoding. Type information is not written (-NoTypeInformation is accepted).</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class ExportCsvCommand : PSCmdlet, IDisposable
{
    private CsvFormat? _format;
    private StreamWriter? _file;

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    protected override void BeginProcessing()
    {
        string path = LiteralPath.Length > 0 ? LiteralPath : Path;
        _format = new CsvFormat(Delimiter);
        if (Append && HeaderOf(FileSystemPath.Literal(this, path)) is { } columns)
            _format.UseColumns(columns);
        _file = TextFile.Create(this, path, Encoding, Append, NoClobber);
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not { } item || _file is null)
            return;
        foreach (string line in _format!.Lines(item))
            _file.WriteLine(line);
    }

    public void Dispose() => _file?.Dispose();

    private string[]? HeaderOf(string file)
    {
        if (!File.Exists(file))
            return null;
        using var reader = new StreamReader(file, Encoding);
        return CsvReader.Records(reader, Delimiter).FirstOrDefault();
    }
}
