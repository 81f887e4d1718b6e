using FakeDetect.Evaluation.Metrics;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Numerics;
using FakeDetect.Scoring;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>From scores to figures.</summary>
/// <param name="weighting">How samples count in the average precision.</param>
/// <param name="resampler">The bootstrap's resamples.</param>
/// <param name="calibration">The model's calibration; it is measured where it is of the scores' view. Null: the model has none.</param>
public sealed class MetricCalculator(Weighting weighting, Resampler resampler, DetectorCalibration? calibration = null)
{
    /// <summary>Measures fakes against reals; either may be missing.</summary>
    /// <param name="name">What the result calls the set.</param>
    /// <param name="fakes">Rows of the fakes, in a fixed order.</param>
    /// <param name="reals">Rows of the reals, in a fixed order.</param>
    /// <param name="realSource">Whose reals they are: "own", or the name of a pool.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no row at all, or rows are of several models or conditions.</exception>
    public SetMeasurement Measure(
        string name,
        IReadOnlyList<ScoreRow> fakes,
        IReadOnlyList<ScoreRow> reals,
        string realSource = "own",
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(fakes);
        ArgumentNullException.ThrowIfNull(reals);
        ScoreRow first =
            fakes.Concat(reals).FirstOrDefault()
            ?? throw new ArgumentException("The input has no scores to measure.", nameof(fakes));
        double[] fakeLogits = Logits(fakes, first),
            realLogits = Logits(reals, first);
        var logits = ScoreSet.Of(fakeLogits, realLogits);
        ScoreSet probabilities = logits.WithScores(x => Sigmoid.Of((float)x));
        var atThreshold = Accuracy.At(probabilities, first.Threshold);
        var measurement = new SetMeasurement
        {
            Set = name,
            Model = first.Model,
            ModelSha256 = first.ModelSha256,
            Condition = first.Condition,
            View = first.View,
            CropSize = first.CropSize,
            Reals = realLogits.Length > 0 ? realSource : "",
            Weighting = weighting,
            FakeCount = fakeLogits.Length,
            RealCount = realLogits.Length,
            UnreadableCount = fakes.Count + reals.Count - logits.Count,
            AtHalf = Accuracy.At(probabilities, 0.5),
            AtThreshold = atThreshold,
            FalsePositiveInterval = Exact(1 - atThreshold.Real, realLogits.Length),
            TruePositiveInterval = Exact(atThreshold.Fake, fakeLogits.Length),
            FakeLogits = ScoreDistribution.Of(fakeLogits),
            RealLogits = ScoreDistribution.Of(realLogits),
        };
        return logits.FakeCount > 0 && logits.RealCount > 0
            ? WithRanking(measurement, logits, cancellation)
            : measurement;
    }

    /// <summary>The mean of measurements of one model and condition: of those with an average precision; null where none has.</summary>
    /// <param name="name">What the result calls it.</param>
    /// <param name="measurements">The measurements.</param>
    public static SetMeasurement? Mean(string name, IEnumerable<SetMeasurement> measurements)
    {
        SetMeasurement[] all = [.. measurements.Where(m => !double.IsNaN(m.AveragePrecision))];
        if (all.Length == 0)
            return null;
        double[] replicates = Bootstrap.MeanOf([.. all.Select(m => m.Replicates)]);
        double Of(Func<SetMeasurement, double> figure) => all.Average(figure);
        return all[0] with
        {
            Set = name,
            SetCount = all.Length,
            Reals = all.Select(m => m.Reals).Distinct(StringComparer.Ordinal).Count() == 1 ? all[0].Reals : "",
            FakeCount = all.Sum(m => m.FakeCount),
            RealCount = all.Sum(m => m.RealCount),
            UnreadableCount = all.Sum(m => m.UnreadableCount),
            AveragePrecision = Of(m => m.AveragePrecision),
            AveragePrecisionInterval = Interval.BiasCorrected(replicates, Of(m => m.AveragePrecision)),
            Replicates = replicates,
            ReferenceAveragePrecision = Of(m => m.ReferenceAveragePrecision),
            RocArea = Of(m => m.RocArea),
            EqualErrorRate = Of(m => m.EqualErrorRate),
            TruePositivesAt1 = Of(m => m.TruePositivesAt1),
            TruePositivesAt5 = Of(m => m.TruePositivesAt5),
            MinimumLikelihoodRatioCost = Of(m => m.MinimumLikelihoodRatioCost),
            AtHalf = MeanOf([.. all.Select(m => m.AtHalf)]),
            AtThreshold = MeanOf([.. all.Select(m => m.AtThreshold)]),
            Best = MeanOf([.. all.Select(m => m.Best!)]),
            FalsePositiveInterval = Interval.None,
            TruePositiveInterval = Interval.None,
            FakeLogits = null,
            RealLogits = null,
            Calibration = all[0].Calibration is null
                ? null
                : new CalibrationQuality(
                    Of(m => m.Calibration!.LikelihoodRatioCost),
                    Of(m => m.Calibration!.ExpectedError),
                    Of(m => m.Calibration!.Brier)
                ),
        };
    }

    private static Accuracy MeanOf(Accuracy[] all) =>
        new(
            all.Select(a => a.Threshold).Distinct().Count() == 1 ? all[0].Threshold : double.NaN,
            all.Average(a => a.All),
            all.Average(a => a.Real),
            all.Average(a => a.Fake)
        );

    private SetMeasurement WithRanking(SetMeasurement measurement, ScoreSet logits, CancellationToken cancellation)
    {
        ScoreSet weighted = weighting == Weighting.Balanced ? logits.Balanced() : logits;
        var roc = RocCurve.Of(logits);
        // A pool is one cell whatever set it serves: its resamples are the same for all of them.
        string realCell = measurement.Reals == "own" ? $"{measurement.Set}/0" : "pool/0";
        double[] replicates = Bootstrap.AveragePrecisions(
            weighted,
            resampler,
            $"{measurement.Set}/1",
            realCell,
            cancellation
        );
        double averagePrecision = AveragePrecision.Of(weighted);
        return measurement with
        {
            AveragePrecision = averagePrecision,
            AveragePrecisionInterval = Interval.BiasCorrected(replicates, averagePrecision),
            Replicates = replicates,
            ReferenceAveragePrecision = AveragePrecision.OfReferenceProbability(weighted),
            RocArea = RocCurve.Of(weighted).Area,
            EqualErrorRate = roc.EqualErrorRate,
            TruePositivesAt1 = roc.TruePositiveRateAt(0.01),
            TruePositivesAt5 = roc.TruePositiveRateAt(0.05),
            MinimumLikelihoodRatioCost = LikelihoodRatioCost.Minimum(logits),
            Best = Accuracy.Best(logits),
            Calibration =
                calibration?.Mapping is { } mapping && calibration.IsOf(measurement.View, measurement.CropSize)
                    ? QualityOf(logits.WithScores(mapping.LogLikelihoodRatio).Balanced())
                    : null,
        };
    }

    private static CalibrationQuality QualityOf(ScoreSet logLikelihoodRatios)
    {
        // At equal priors the probability is the likelihood ratio's.
        ScoreSet probabilities = logLikelihoodRatios.WithScores(Logistic.Of);
        return new CalibrationQuality(
            LikelihoodRatioCost.Of(logLikelihoodRatios),
            CalibrationError.Expected(probabilities),
            CalibrationError.Brier(probabilities)
        );
    }

    private static double[] Logits(IReadOnlyList<ScoreRow> rows, ScoreRow first)
    {
        if (
            rows.Any(r =>
                r.Model != first.Model || r.ModelSha256 != first.ModelSha256 || r.Condition != first.Condition
            )
        )
            throw new ArgumentException("The rows are of several models or conditions.", nameof(rows));
        return [.. rows.Where(r => r.Logit is not null).Select(r => (double)r.Logit!.Value)];
    }

    private static Interval Exact(double share, int count) =>
        count == 0 ? Interval.None : Interval.ClopperPearson((int)Math.Round(share * count), count);
}
