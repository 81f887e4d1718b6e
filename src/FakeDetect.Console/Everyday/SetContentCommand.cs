using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Set-Content: -Path, -Value, -NoNewline, -Encoding. One file; each value is a line.</summary>
[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true)]
public sealed class SetContentCommand : PSCmdlet, IDisposable
{
    private StreamWriter? _file;

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "LP")]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object[]? Value { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    protected override void BeginProcessing() =>
        _file = TextFile.Create(this, Path, Encoding, append: false, noClobber: false);

    protected override void ProcessRecord()
    {
        foreach (object? value in Value ?? [])
        {
            _file?.Write(LanguagePrimitives.ConvertTo<string>(value));
            if (!NoNewline)
                _file?.WriteLine();
        }
    }

    public void Dispose() => _file?.Dispose();
}
