using System.Globalization;
using FakeDetect.Conditions;
using FakeDetect.Inference.Pipeline;

namespace FakeDetect.Scoring;

/// <summary>How a verdict on one picture fared under the <see cref="StabilityBattery"/>.</summary>
/// <param name="Verdict">The verdict as is where no change flips it, else <see cref="Scoring.Verdict.Inconclusive"/>.</param>
/// <param name="AsIs">The verdict on the unchanged picture.</param>
/// <param name="Flipped">Names of the conditions whose verdict is another one, in the battery's order.</param>
/// <param name="Changes">How many changes were tried.</param>
/// <param name="LowestLogit">The lowest logit of all.</param>
/// <param name="HighestLogit">The highest logit of all.</param>
public sealed record StabilityReport(
    Verdict Verdict,
    Verdict AsIs,
    IReadOnlyList<string> Flipped,
    int Changes,
    float LowestLogit,
    float HighestLogit
)
{
    /// <summary>Whether no change flips the verdict.</summary>
    public bool IsStable => Flipped.Count == 0;

    /// <summary>What became of the verdict; one sentence for the notes.</summary>
    public string Note =>
        IsStable
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The verdict stayed the same under all {Changes} changes (logit {LowestLogit:F2} to {HighestLogit:F2})."
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Inconclusive: {AsIs} as is, but {Flipped.Count} of {Changes} changes give another verdict ({string.Join(", ", Flipped)}; logit {LowestLogit:F2} to {HighestLogit:F2})."
            );

    /// <summary>Judges the scores of one picture.</summary>
    /// <param name="scores">Under each condition, the unchanged picture first.</param>
    /// <param name="rule">The verdict rule.</param>
    public static StabilityReport Of(IReadOnlyList<ImageScore> scores, VerdictRule rule)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(rule);
        if (scores.Count == 0 || scores[0].Condition != ImageCondition.AsIs.Name)
            throw new ArgumentException("The first score is that of the unchanged picture.", nameof(scores));
        Verdict asIs = rule.Judge(scores[0].Probability);
        string[] flipped = [.. scores.Skip(1).Where(s => rule.Judge(s.Probability) != asIs).Select(s => s.Condition)];
        return new StabilityReport(
            flipped.Length == 0 ? asIs : Verdict.Inconclusive,
            asIs,
            flipped,
            scores.Count - 1,
            scores.Min(s => s.Logit),
            scores.Max(s => s.Logit)
        );
    }
}
