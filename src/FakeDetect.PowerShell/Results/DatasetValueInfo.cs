using FakeDetect.Datasets.Audit;

namespace FakeDetect;

/// <summary>How often a value of a property occurs.</summary>
public sealed class DatasetValueInfo
{
    internal DatasetValueInfo(ValueCount value)
    {
        Value = value.Value;
        RealCount = value.RealCount;
        FakeCount = value.FakeCount;
    }

    /// <summary>The value, or the range of a number.</summary>
    public string Value { get; }

    /// <summary>In real pictures.</summary>
    public int RealCount { get; }

    /// <summary>In fakes.</summary>
    public int FakeCount { get; }

    /// <summary>The value with both counts, real first.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value} {RealCount}/{FakeCount}");
}
