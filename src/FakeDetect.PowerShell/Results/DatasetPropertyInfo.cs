using FakeDetect.Datasets.Audit;

namespace FakeDetect;

/// <summary>How well one property alone tells the labels of a data set.</summary>
public sealed class DatasetPropertyInfo
{
    internal DatasetPropertyInfo(PropertyScore score)
    {
        Property = score.Name;
        Scope = score.Scope;
        RealCount = score.RealCount;
        FakeCount = score.FakeCount;
        AP = score.AveragePrecision;
        APLow = score.Interval.Low;
        APHigh = score.Interval.High;
        Auc = score.Auc;
        SourceAccuracy = score.SourceAccuracy;
        SourceChance = score.SourceChance;
        Values = [.. score.Values.Select(v => new DatasetValueInfo(v))];
    }

    /// <summary>The property.</summary>
    public string Property { get; }

    /// <summary>Which pictures have it.</summary>
    public string Scope { get; }

    /// <summary>Real pictures that have it.</summary>
    public int RealCount { get; }

    /// <summary>Fakes that have it.</summary>
    public int FakeCount { get; }

    /// <summary>Average precision, both labels weighted alike: 0.5 is chance, 1 tells all; NaN where a label lacks it.</summary>
    public double AP { get; }

    /// <summary>The lower end of its 95 % bootstrap interval.</summary>
    public double APLow { get; }

    /// <summary>The upper end.</summary>
    public double APHigh { get; }

    /// <summary>The area under the ROC curve.</summary>
    public double Auc { get; }

    /// <summary>How often the value tells the source within a label; NaN with one source.</summary>
    public double SourceAccuracy { get; }

    /// <summary>How often always naming the largest source would be right.</summary>
    public double SourceChance { get; }

    /// <summary>The commonest values with how often each label has them.</summary>
    public DatasetValueInfo[] Values { get; }

    /// <summary>The property and its AP.</summary>
    public override string ToString() => FormattableString.Invariant($"{Property} {AP:0.000}");
}
