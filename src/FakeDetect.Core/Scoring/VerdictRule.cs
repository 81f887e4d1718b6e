using FakeDetect.Models;

namespace FakeDetect.Scoring;

/// <summary>From a probability to a verdict.</summary>
public sealed record VerdictRule
{
    /// <summary>Makes the rule.</summary>
    /// <param name="threshold">Fake above this, strictly, 0 to 1: at 0.5 the probability 0.5 is real, as in the reference.</param>
    /// <param name="realBelow">Real below this and inconclusive from here to the threshold; null: no such band.</param>
    public VerdictRule(double threshold, double? realBelow = null)
    {
        if (!(threshold is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold lies between 0 and 1.");
        if (realBelow is { } below && !(below >= 0 && below <= threshold))
            throw new ArgumentOutOfRangeException(
                nameof(realBelow),
                below,
                "The lower threshold lies between 0 and the upper one."
            );
        Threshold = threshold;
        RealBelow = realBelow;
    }

    /// <summary>Fake above this, strictly.</summary>
    public double Threshold { get; }

    /// <summary>Real below this; null: everything that is not fake is real.</summary>
    public double? RealBelow { get; }

    /// <summary>The rule of a model's card.</summary>
    public static VerdictRule Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new VerdictRule(card.Threshold, card.RealBelow);
    }

    /// <summary>The verdict on a probability.</summary>
    public Verdict Judge(double probability)
    {
        if (double.IsNaN(probability))
            return Verdict.Inconclusive;
        if (probability > Threshold)
            return Verdict.Fake;
        return RealBelow is { } below && probability >= below ? Verdict.Inconclusive : Verdict.Real;
    }

    /// <summary>True for fake, false for real, null for inconclusive.</summary>
    public static bool? IsFake(Verdict verdict) =>
        verdict switch
        {
            Verdict.Fake => true,
            Verdict.Real => false,
            _ => null,
        };
}
