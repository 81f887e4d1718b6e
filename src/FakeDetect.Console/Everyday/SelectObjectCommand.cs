using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Select-Object: -Property (names, patterns, calculated), -ExcludeProperty, -ExpandProperty, -First, -Last, -Skip, -Unique. -First ends the commands before it.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _last = new();
    private readonly HashSet<object?[]> _seen = new(new ValueComparer(caseSensitive: true));
    private PropertySelector[] _properties = [];
    private NamePatterns _excluded = NamePatterns.Any;
    private int _skipped;
    private int _taken;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public string[] ExcludeProperty { get; set; } = [];

    [Parameter]
    public string ExpandProperty { get; set; } = "";

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; } = -1;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    protected override void BeginProcessing()
    {
        _properties = [.. Property.Select(PropertySelector.Parse)];
        if (_properties.Length == 0 && ExcludeProperty.Length > 0)
            _properties = [PropertySelector.Parse("*")];
        _excluded = new NamePatterns("", [], ExcludeProperty);
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not { } item)
            return;

        if (Last >= 0)
        {
            _last.Enqueue(item);
            if (_last.Count > Last + Skip)
                _last.Dequeue();
            return;
        }

        if (_skipped < Skip)
        {
            _skipped++;
            return;
        }

        if (_taken < First)
        {
            _taken++;
            Emit(item);
        }

        if (_taken >= First)
            throw EngineInternals.StopUpstream(this);
    }

    protected override void EndProcessing()
    {
        // With -Last, -Skip counts from the end.
        foreach (PSObject item in _last.Take(Math.Max(0, _last.Count - Skip)))
            Emit(item);
    }

    private void Emit(PSObject item)
    {
        PSObject selected = _properties.Length == 0 ? item : Selected(item);
        if (ExpandProperty.Length > 0)
            Expand(item, selected);
        else
            WriteUnlessSeen(selected);
    }

    private PSObject Selected(PSObject item)
    {
        var selected = new PSObject();
        foreach (PropertySelector property in _properties)
        {
            foreach ((string name, object? value) in property.Of(item))
            {
                if (_excluded.Match(name) && selected.Properties[name] is null)
                    selected.Properties.Add(new PSNoteProperty(name, value));
            }
        }

        selected.TypeNames.Insert(0, "Selected." + item.BaseObject.GetType());
        return selected;
    }

    private void Expand(PSObject item, PSObject selected)
    {
        PropertySelector property = PropertySelector.Parse(ExpandProperty);
        if (!property.IsOn(item))
        {
            WriteError(Failures.PropertyNotFound(ExpandProperty));
            return;
        }

        object? value = property.ValueOf(item);
        foreach (object? part in LanguagePrimitives.GetEnumerable(value) is { } parts ? parts.Cast<object?>() : [value])
        {
            if (part is null)
                continue;

            PSObject expanded = PSObject.AsPSObject(part);
            if (_properties.Length > 0)
            {
                foreach (PSPropertyInfo extra in selected.Properties)
                    expanded.Properties.Add(new PSNoteProperty(extra.Name, extra.Value));
            }

            WriteUnlessSeen(expanded);
        }
    }

    private void WriteUnlessSeen(PSObject item)
    {
        if (!Unique || _seen.Add(KeyOf(item)))
            WriteObject(item);
    }

    private static object?[] KeyOf(PSObject item) =>
        item.BaseObject is PSCustomObject ? [.. item.Properties.Select(property => property.Value)] : [item.BaseObject];
}
