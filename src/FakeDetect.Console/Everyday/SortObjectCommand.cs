using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Sort-Object: -Property (names, script blocks, tables with a direction), -Descending, -Unique, -CaseSensitive, -Top. Stable.</summary>
[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; } = int.MaxValue;

    protected override void ProcessRecord()
    {
        if (InputObject is { } item)
            _items.Add(item);
    }

    protected override void EndProcessing()
    {
        PropertySelector[] properties = [.. Property.Select(PropertySelector.Parse)];
        var comparer = new ValueComparer(CaseSensitive);
        var keyed = _items.Select(item => (Item: item, Key: KeyOf(item, properties))).ToList();

        var sorted = keyed.Order(
            Comparer<(PSObject Item, object?[] Key)>.Create((a, b) => Compare(a, b, properties, comparer))
        );
        IEnumerable<(PSObject Item, object?[] Key)> wanted = Unique
            ? sorted.DistinctBy(entry => entry.Key, comparer)
            : sorted;
        foreach ((PSObject item, _) in wanted.Take(Top))
            WriteObject(item);
    }

    private static object?[] KeyOf(PSObject item, PropertySelector[] properties) =>
        properties.Length == 0 ? [item.BaseObject] : [.. properties.Select(property => property.ValueOf(item))];

    private int Compare(
        (PSObject Item, object?[] Key) a,
        (PSObject Item, object?[] Key) b,
        PropertySelector[] properties,
        ValueComparer comparer
    )
    {
        for (int i = 0; i < a.Key.Length; i++)
        {
            // An object without the property comes last, whatever the direction.
            if (properties.Length > 0 && properties[i].IsOn(a.Item) != properties[i].IsOn(b.Item))
                return properties[i].IsOn(a.Item) ? -1 : 1;

            int order = comparer.Compare(a.Key[i], b.Key[i]);
            if (order != 0)
                return (properties.Length > 0 ? properties[i].Descending : null) ?? Descending ? -order : order;
        }

        return 0;
    }
}
