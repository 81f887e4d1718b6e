using FakeDetect.Evaluation.Metrics;

namespace FakeDetect.Datasets.Audit;

/// <summary>Measures how well a property alone tells the labels, and the sources within a label.</summary>
internal static class PropertyScorer
{
    private const int Parts = 10;
    private const int MostValues = 20;
    private const int Resamples = 200;

    public static PropertyScore Score(
        AuditProperty property,
        IReadOnlyList<PictureFacts> pictures,
        CancellationToken cancellation
    )
    {
        string?[] values = property.Category is { } category
            ? [.. pictures.Select(category)]
            : ValueBins.Of([.. pictures.Select(property.Number!)]);
        int[] scope = [.. Enumerable.Range(0, pictures.Count).Where(i => values[i] is not null)];
        string[] words = [.. scope.Select(i => values[i]!)];
        bool[] isFake = [.. scope.Select(i => pictures[i].IsFake)];
        string[] sources = [.. scope.Select(i => $"{(pictures[i].IsFake ? 1 : 0)} {pictures[i].Source}")];
        (double accuracy, double chance) = SourceGuess.Of(words, sources, Parts);
        return Of(property.Name, property.Scope, LabelScores(words, isFake), isFake, cancellation) with
        {
            SourceAccuracy = accuracy,
            SourceChance = chance,
            Values = Count(
                words,
                isFake,
                property.Number is { } number ? [.. scope.Select(i => number(pictures[i]))] : null
            ),
        };
    }

    /// <summary>The figures of given scores, without sources and values.</summary>
    public static PropertyScore Of(
        string name,
        string scope,
        double[] scores,
        bool[] isFake,
        CancellationToken cancellation
    )
    {
        int fakes = isFake.Count(f => f),
            reals = isFake.Length - fakes;
        PropertyScore result = new()
        {
            Name = name,
            Scope = scope,
            RealCount = reals,
            FakeCount = fakes,
            AveragePrecision = double.NaN,
            Interval = Interval.None,
            Auc = double.NaN,
            SourceAccuracy = double.NaN,
            SourceChance = double.NaN,
            Values = [],
        };
        if (fakes < 2 || reals < 2)
            return result;
        ScoreSet set = new ScoreSet(scores, isFake).Balanced();
        ThresholdCurve curve = ThresholdCurve.Of(set);
        double[] resamples = Bootstrap.AveragePrecisions(
            set,
            new Resampler(0, Resamples),
            "fakes",
            "reals",
            cancellation
        );
        return result with
        {
            AveragePrecision = AveragePrecision.Of(curve),
            Interval = Interval.BiasCorrected(resamples, AveragePrecision.Of(curve)),
            Auc = RocCurve.Of(curve).Area,
        };
    }

    // The logarithm of how much commoner a value is among fakes than among reals, counted in the other nine parts; half a
    // picture is added to each count, so that a value that is seen once says little.
    private static double[] LabelScores(string[] words, bool[] isFake)
    {
        double[] scores = new double[words.Length];
        int[] parts = PartsOf(isFake);
        for (int part = 0; part < Parts; part++)
        {
            Dictionary<string, (double Real, double Fake)> counts = new(StringComparer.Ordinal);
            double reals = 0,
                fakes = 0;
            for (int i = 0; i < words.Length; i++)
            {
                if (parts[i] == part)
                    continue;
                (double real, double fake) = counts.GetValueOrDefault(words[i]);
                counts[words[i]] = isFake[i] ? (real, fake + 1) : (real + 1, fake);
                if (isFake[i])
                    fakes++;
                else
                    reals++;
            }
            for (int i = 0; i < words.Length; i++)
            {
                if (parts[i] != part)
                    continue;
                (double real, double fake) = counts.GetValueOrDefault(words[i]);
                double all = Math.Max(1, fakes + reals);
                scores[i] =
                    Math.Log((fake + (fakes / all)) / Math.Max(1, fakes))
                    - Math.Log((real + (reals / all)) / Math.Max(1, reals));
            }
        }
        return scores;
    }

    private static int[] PartsOf(bool[] isFake)
    {
        int fakes = 0,
            reals = 0;
        return [.. isFake.Select(fake => (fake ? fakes++ : reals++) % Parts)];
    }

    // Words by how common they are, ranges of numbers in their order.
    private static ValueCount[] Count(string[] words, bool[] isFake, double[]? numbers) =>
        [
            .. Enumerable
                .Range(0, words.Length)
                .GroupBy(i => words[i], StringComparer.Ordinal)
                .OrderBy(group => numbers is null ? -group.Count() : numbers[group.First()])
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(MostValues)
                .Select(group => new ValueCount(group.Key, group.Count(i => !isFake[i]), group.Count(i => isFake[i]))),
        ];
}
