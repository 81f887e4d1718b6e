using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Measure-Object: -Property, -Sum, -Average, -Minimum, -Maximum, -StandardDeviation, -AllStats. Without -Property the objects themselves are measured.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
[OutputType(typeof(ObjectMeasure))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly Dictionary<string, RunningMeasure> _measures = new(StringComparer.OrdinalIgnoreCase);
    private PropertySelector[] _properties = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    [Parameter]
    public SwitchParameter StandardDeviation { get; set; }

    [Parameter]
    public SwitchParameter AllStats { get; set; }

    private bool NeedsNumbers => Sum || Average || StandardDeviation || AllStats;

    protected override void BeginProcessing()
    {
        _properties = [.. Property.Select(PropertySelector.Parse)];
        if (_properties.Length == 0)
            _measures[""] = new RunningMeasure();
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not { } item)
            return;

        if (_properties.Length == 0)
            Add("", item.BaseObject);

        foreach (PropertySelector property in _properties)
        {
            if (!property.IsOn(item))
                continue;
            foreach ((string name, object? value) in property.Of(item))
            {
                if (value is not null)
                    Add(name, value is PSObject wrapped ? wrapped.BaseObject : value);
            }
        }
    }

    protected override void EndProcessing()
    {
        foreach (PropertySelector property in _properties)
        {
            if (
                property.Expression.Script is null
                && !property.Expression.HasWildCardCharacters
                && !_measures.ContainsKey(property.Expression.ToString())
            )
                WriteError(Failures.PropertyNotFound(property.Expression.ToString()));
        }

        foreach ((string name, RunningMeasure measure) in _measures)
        {
            var written = PSObject.AsPSObject(
                new ObjectMeasure(
                    measure.Count,
                    Average || AllStats ? measure.Average : null,
                    Sum || AllStats ? measure.Sum : null,
                    Maximum || AllStats ? measure.Maximum : null,
                    Minimum || AllStats ? measure.Minimum : null,
                    StandardDeviation || AllStats ? measure.StandardDeviation : null,
                    name.Length > 0 ? name : null
                )
            );

            // The engine has a view for PowerShell's own type.
            written.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
            WriteObject(written);
        }
    }

    private void Add(string name, object value)
    {
        if (!_measures.TryGetValue(name, out RunningMeasure? measure))
            _measures[name] = measure = new RunningMeasure();

        if (!NeedsNumbers)
            measure.Add(value);
        else if (LanguagePrimitives.TryConvertTo(value, out double number))
            measure.Add(value, number);
        else
            WriteError(Failures.NotNumeric(value, name));
    }
}
