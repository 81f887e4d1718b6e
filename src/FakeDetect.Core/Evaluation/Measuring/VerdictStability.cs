using FakeDetect.Evaluation.Scores;
using FakeDetect.Scoring;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>How much what is said of the same pictures changes between conditions (Azulay and Weiss 2019, for a detector).</summary>
/// <param name="Count">Pictures with a score in all conditions.</param>
/// <param name="LogitChange">Mean absolute difference of the logit between the first condition and the last.</param>
/// <param name="FlipRate">Share of pictures that are called fake in one of the first and the last, and not in the other.</param>
/// <param name="VerdictChangeRate">Share of pictures whose verdict differs between the first and the last, Inconclusive being a verdict of its own.</param>
/// <param name="LogitSpread">Standard deviation of a picture's logit over the conditions, mean over pictures.</param>
/// <param name="AnyFlipRate">Share of pictures that are called both fake and real over the conditions.</param>
public sealed record VerdictStability(
    int Count,
    double LogitChange,
    double FlipRate,
    double VerdictChangeRate,
    double LogitSpread,
    double AnyFlipRate
)
{
    /// <summary>Compares conditions of the same pictures.</summary>
    /// <param name="conditions">Rows of each condition, the first being what the others are compared with; one or more.</param>
    /// <param name="realBelow">The model's lower threshold, below which a verdict is Real; null: all that is not Fake is Real.</param>
    public static VerdictStability Of(IReadOnlyList<IReadOnlyList<ScoreRow>> conditions, double? realBelow = null)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        Dictionary<(string, string), ScoreRow>[] byPicture =
        [
            .. conditions.Select(rows => rows.Where(r => r.Logit is not null).ToDictionary(r => (r.Set, r.Path))),
        ];
        ScoreRow[][] pictures =
        [
            .. byPicture[0]
                .Keys.Where(k => byPicture.All(rows => rows.ContainsKey(k)))
                .Select(k => byPicture.Select(rows => rows[k]).ToArray()),
        ];
        if (pictures.Length == 0)
            return new VerdictStability(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        return new VerdictStability(
            pictures.Length,
            pictures.Average(p => Math.Abs((double)p[^1].Logit!.Value - p[0].Logit!.Value)),
            pictures.Average(p => CalledFake(p[^1]) != CalledFake(p[0]) ? 1.0 : 0.0),
            pictures.Average(p => Judge(p[^1], realBelow) != Judge(p[0], realBelow) ? 1.0 : 0.0),
            pictures.Average(Spread),
            pictures.Average(p => p.Any(CalledFake) && !p.All(CalledFake) ? 1.0 : 0.0)
        );
    }

    private static bool CalledFake(ScoreRow row) => row.Probability > row.Threshold;

    private static Verdict Judge(ScoreRow row, double? realBelow) =>
        new VerdictRule(row.Threshold, realBelow).Judge(row.Probability!.Value);

    private static double Spread(ScoreRow[] rows)
    {
        double mean = rows.Average(r => (double)r.Logit!.Value);
        return Math.Sqrt(rows.Average(r => (r.Logit!.Value - mean) * (r.Logit.Value - mean)));
    }
}
