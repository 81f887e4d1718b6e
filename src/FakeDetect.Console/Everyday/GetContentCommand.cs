using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Get-Content: -Path, -LiteralPath, -TotalCount, -Tail, -Raw, -Encoding.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
[OutputType(typeof(string))]
public sealed class GetContentCommand : PathCommand
{
    [Parameter]
    [Alias("First", "Head")]
    [ValidateRange(0, long.MaxValue)]
    public long TotalCount { get; set; } = long.MaxValue;

    [Parameter]
    [Alias("Last")]
    [ValidateRange(0, int.MaxValue)]
    public int Tail { get; set; } = -1;

    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = TextEncodingAttribute.Default;

    protected override void ProcessRecord()
    {
        foreach (string file in FileSystemPath.Existing(this, AskedPaths, IsLiteral))
        {
            IEnumerator<string> content = Read(file).GetEnumerator();
            while (Next(content, file))
                WriteObject(content.Current);
        }
    }

    /// <summary>Only the reading is guarded: an error of a later command passes through.</summary>
    private bool Next(IEnumerator<string> content, string file)
    {
        try
        {
            return content.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(Failures.FileNotReadable(e, file));
            return false;
        }
    }

    private IEnumerable<string> Read(string file)
    {
        if (Raw)
            return [File.ReadAllText(file, Encoding)];
        IEnumerable<string> lines = File.ReadLines(file, Encoding);
        if (Tail >= 0)
            return lines.TakeLast(Tail);
        return TotalCount <= int.MaxValue ? lines.Take((int)TotalCount) : lines;
    }
}
