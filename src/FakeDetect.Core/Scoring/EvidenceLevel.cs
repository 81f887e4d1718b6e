namespace FakeDetect.Scoring;

/// <summary>
/// The verbal scale of the ENFSI guideline for evaluative reporting (2015). The propositions are "the picture was made by a
/// network of the kinds that the calibration holds" and "it is a photograph of the kinds that the calibration holds".
/// </summary>
public static class EvidenceLevel
{
    private static readonly (double From, string Words)[] s_levels =
    [
        (1e6, "extremely strong support"),
        (1e4, "very strong support"),
        (1e3, "strong support"),
        (1e2, "moderately strong support"),
        (1e1, "moderate support"),
        (2, "weak support"),
    ];

    /// <summary>The words for a likelihood ratio and which proposition it supports; below 2 either way it supports neither.</summary>
    /// <param name="likelihoodRatio">Above 0; below 1 supports the photograph.</param>
    public static string Of(double likelihoodRatio)
    {
        double strength = likelihoodRatio >= 1 ? likelihoodRatio : 1 / likelihoodRatio;
        string? words = s_levels.FirstOrDefault(l => strength >= l.From).Words;
        return words is null
            ? "no support for either"
            : $"{words} for {(likelihoodRatio >= 1 ? "a network's picture" : "a photograph")}";
    }
}
