using System.Collections.ObjectModel;
using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Group-Object: -Property, -NoElement, -CaseSensitive. Groups come out sorted by their values.</summary>
[Cmdlet(VerbsData.Group, "Object")]
[OutputType(typeof(ObjectGroup))]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is { } item)
            _items.Add(item);
    }

    protected override void EndProcessing()
    {
        PropertySelector[] properties = [.. Property.Select(PropertySelector.Parse)];
        var comparer = new ValueComparer(CaseSensitive);
        object?[] KeyOf(PSObject item) =>
            properties.Length == 0 ? [item.BaseObject] : [.. properties.Select(property => property.ValueOf(item))];

        var groups = _items
            .GroupBy(KeyOf, comparer)
            .Order(
                Comparer<IGrouping<object?[], PSObject>>.Create(
                    (a, b) => a.Key.Zip(b.Key, comparer.Compare).FirstOrDefault(order => order != 0)
                )
            );
        foreach (IGrouping<object?[], PSObject> group in groups)
        {
            var members = new Collection<PSObject>([.. group]);
            string name = string.Join(
                ", ",
                group.Key.Select(value => value is null ? "" : LanguagePrimitives.ConvertTo<string>(value))
            );
            var written = PSObject.AsPSObject(
                new ObjectGroup(members.Count, name, group.Key, NoElement ? null : members)
            );

            // The engine has views for PowerShell's own type.
            written.TypeNames.Insert(
                0,
                NoElement
                    ? "Microsoft.PowerShell.Commands.GroupInfoNoElement"
                    : "Microsoft.PowerShell.Commands.GroupInfo"
            );
            WriteObject(written);
        }
    }
}
