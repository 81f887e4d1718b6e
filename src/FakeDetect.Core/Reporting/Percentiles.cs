namespace FakeDetect.Reporting;

/// <summary>The pictures that stand for all others: those at percentiles of the probability, as in the paper's figure.</summary>
internal static class Percentiles
{
    /// <summary>The places of the pictures at percentiles 0, 10, ... 100, by nearest rank; each picture once.</summary>
    public static int[] Of(IReadOnlyList<ReportPicture> pictures)
    {
        int[] ranked = Rank(pictures);
        return ranked.Length == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, 11)
                    .Select(i => ranked[(int)Math.Round(i / 10.0 * (ranked.Length - 1), MidpointRounding.AwayFromZero)])
                    .Distinct(),
            ];
    }

    /// <summary>All places, from the least to the most probable; equal ones by logit, then in the order of the input.</summary>
    public static int[] Rank(IReadOnlyList<ReportPicture> pictures) =>
        [
            .. Enumerable
                .Range(0, pictures.Count)
                .OrderBy(i => pictures[i].Probability)
                .ThenBy(i => pictures[i].Logit ?? 0)
                .ThenBy(i => i),
        ];
}
