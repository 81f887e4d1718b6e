using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>How the verdict on one picture fared under changes that any site or program may make to it.</summary>
public sealed class StabilityInfo
{
    internal StabilityInfo(StabilityReport report)
    {
        IsStable = report.IsStable;
        AsIs = (Verdict)report.AsIs;
        Changes = report.Changes;
        Flips = report.Flipped.Count;
        Flipped = [.. report.Flipped];
        LowestLogit = report.LowestLogit;
        HighestLogit = report.HighestLogit;
    }

    /// <summary>Whether no change flips the verdict.</summary>
    public bool IsStable { get; }

    /// <summary>The verdict on the unchanged picture.</summary>
    public Verdict AsIs { get; }

    /// <summary>How many changes were tried.</summary>
    public int Changes { get; }

    /// <summary>How many of them give another verdict.</summary>
    public int Flips { get; }

    /// <summary>Their names.</summary>
    public string[] Flipped { get; }

    /// <summary>The lowest logit of all.</summary>
    public double LowestLogit { get; }

    /// <summary>The highest logit of all.</summary>
    public double HighestLogit { get; }

    /// <summary>Such as "2 of 9 flip".</summary>
    public override string ToString() => FormattableString.Invariant($"{Flips} of {Changes} flip");
}
