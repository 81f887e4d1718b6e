using FakeDetect.Evaluation.Calibrating;
using FakeDetect.Evaluation.Metrics;

namespace FakeDetect;

/// <summary>What a calibration made without a source calls the pictures of that source.</summary>
public sealed class CalibrationSource
{
    internal CalibrationSource(SourceValidation held)
    {
        Source = held.Source;
        Kind = held.Group;
        Label = held.IsFake ? "Fake" : "Real";
        Condition = held.Condition;
        Count = held.Count;
        CalledFake = held.CalledFake;
        var interval = Interval.ClopperPearson(held.CalledFake, held.Count);
        (Low, High) = (interval.Low, interval.High);
    }

    /// <summary>The source.</summary>
    public string Source { get; }

    /// <summary>Its kind in the manifest; the source where there is none.</summary>
    public string Kind { get; }

    /// <summary>Real or Fake: what its pictures are.</summary>
    public string Label { get; }

    /// <summary>The condition.</summary>
    public string Condition { get; }

    /// <summary>How many pictures it has.</summary>
    public int Count { get; }

    /// <summary>How many are above the threshold that was chosen without them.</summary>
    public int CalledFake { get; }

    /// <summary>Their share: for reals the false positive rate.</summary>
    public double Rate => (double)CalledFake / Count;

    /// <summary>Lower end of its 95 % Clopper-Pearson interval.</summary>
    public double Low { get; }

    /// <summary>Upper end.</summary>
    public double High { get; }

    /// <summary>The source and its rate.</summary>
    public override string ToString() => $"{Source} {CalledFake}/{Count}";
}
