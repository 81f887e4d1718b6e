namespace FakeDetect.Console.Everyday;

/// <summary>Count, extremes, sum and spread of values that come one by one (Welford's method for the spread).</summary>
internal sealed class RunningMeasure
{
    private static readonly ValueComparer Order = new(caseSensitive: false);

    private double _mean;
    private double _squares;

    public int Count { get; private set; }

    public double Sum { get; private set; }

    public object? Minimum { get; private set; }

    public object? Maximum { get; private set; }

    public double? Average => Count > 0 ? Sum / Count : null;

    /// <summary>Of the sample (divided by n - 1).</summary>
    public double? StandardDeviation =>
        Count > 1 ? Math.Sqrt(_squares / (Count - 1))
        : Count == 1 ? 0
        : null;

    public void Add(object value)
    {
        Count++;
        if (Count == 1 || Order.Compare(value, Minimum) < 0)
            Minimum = value;
        if (Count == 1 || Order.Compare(value, Maximum) > 0)
            Maximum = value;
    }

    public void Add(object value, double number)
    {
        Add(value);
        Sum += number;
        double before = number - _mean;
        _mean += before / Count;
        _squares += before * (number - _mean);
    }
}
