using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>ConvertTo-Json: -Depth, -Compress, -AsArray, -EnumsAsStrings.</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _items = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    protected override void ProcessRecord() => _items.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_items.Count == 0)
            return;

        var format = new JsonFormat(Depth, Compress, EnumsAsStrings);
        bool asList = AsArray || _items.Count > 1;
        WriteObject(format.Text(asList ? _items : _items[0]));
        if (format.Truncated)
            WriteWarning($"The objects are deeper than the set depth of {Depth}: what lies below is written as text.");
    }
}
