using FakeDetect.Evaluation.Metrics;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Numerics;
using FakeDetect.Scoring;

namespace FakeDetect.Evaluation.Calibrating;

/// <summary>Makes calibrations from labelled scores, and tries them on sources that they were not made from.</summary>
public sealed class CalibrationBuilder
{
    private const int SourcesToValidate = 3;

    private readonly IReadOnlyList<CalibrationSample> _samples;
    private readonly CalibrationOptions _options;

    private CalibrationBuilder(IReadOnlyList<CalibrationSample> samples, CalibrationOptions options) =>
        (_samples, _options) = (samples, options);

    /// <summary>What each source was called by a calibration made without it; empty with fewer than three sources.</summary>
    public IReadOnlyList<SourceValidation> HeldOut { get; private set; } = [];

    /// <summary>
    /// Natural logarithms of the likelihood ratios of all scores, each by a calibration made without its source; with fewer
    /// than three sources, by the calibration itself. Null without a mapping.
    /// </summary>
    public ScoreSet? LogLikelihoodRatios { get; private set; }

    /// <summary>Makes a calibration.</summary>
    /// <param name="rows">Labelled scores of one model and view.</param>
    /// <param name="options">What it should keep.</param>
    /// <param name="kindOf">The kind of a path, for rates by kind; null: sources are the kinds.</param>
    /// <param name="builder">What it was validated on.</param>
    /// <exception cref="DatasetInvalidException">A label is absent, the pictures are too few, or the model ranks them the wrong way round.</exception>
    public static DetectorCalibration Make(
        IReadOnlyList<ScoreRow> rows,
        CalibrationOptions options,
        Func<string, string?>? kindOf,
        out CalibrationBuilder builder
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        CalibrationSample[] samples =
        [
            .. rows.Where(r => r.Logit is not null).Select(r => CalibrationSample.Of(r, kindOf)),
        ];
        Require(samples, options);
        builder = new CalibrationBuilder(samples, options);
        return builder.Make(rows[0]);
    }

    private DetectorCalibration Make(ScoreRow first)
    {
        LogitMapping? mapping = Fit(_samples);
        CalibrationThresholds thresholds = ThresholdChoice.Choose(_samples, _options);
        (CalibrationValidation? validation, IReadOnlyList<(CalibrationSample Sample, double Ratio)> ratios) =
            Validate();
        if (ratios.Count == 0 && mapping is not null)
            ratios = [.. _samples.Select(s => (s, mapping.LogLikelihoodRatio(s.Logit)))];
        LogLikelihoodRatios = ratios.Count == 0 ? null : SetOf(ratios);
        Interval bounds = Bounds(ratios);
        return new DetectorCalibration
        {
            Model = first.Model,
            ModelSha256 = first.ModelSha256,
            View = first.View,
            CropSize = first.CropSize,
            Method = _options.Method.ToString(),
            Mapping = mapping,
            Log10Minimum = bounds.Low / Math.Log(10),
            Log10Maximum = bounds.High / Math.Log(10),
            Thresholds = thresholds,
            Validation = validation,
            Conditions = [.. _samples.Select(s => s.Condition).Distinct(StringComparer.Ordinal)],
            FakeSources = Counts(fake: true),
            RealSources = Counts(fake: false),
            Created = DateTimeOffset.UtcNow,
        };
    }

    private static void Require(CalibrationSample[] samples, CalibrationOptions options)
    {
        int fakes = samples.Count(s => s.IsFake),
            reals = samples.Length - fakes;
        bool needsFakes =
            options.Method != CalibrationMethod.None
            || options.Rule != ThresholdRule.FalsePositiveRate
            || options.MissRate is not null;
        if (reals == 0 || (needsFakes && fakes == 0))
        {
            throw new DatasetInvalidException(
                "CalibrationWithoutLabel",
                reals == 0 ? "real" : "fake",
                $"The input has scores of {fakes} fakes and {reals} real pictures. A calibration needs both labels.",
                "Add pictures of both labels, or use -Method None with a false-positive rate, which needs real pictures only."
            );
        }
    }

    private LogitMapping? Fit(IEnumerable<CalibrationSample> samples)
    {
        if (_options.Method == CalibrationMethod.None)
            return null;
        ScoreSet logits = SetOf(samples.Select(s => (s, s.Logit)));
        LogitMapping mapping =
            _options.Method == CalibrationMethod.Temperature
                ? LogisticFit.Temperature(logits)
                : LogisticFit.Platt(logits);
        return mapping.Slope > 0
            ? mapping
            : throw new DatasetInvalidException(
                "CalibrationReversed",
                "logits",
                "The model does not score these fakes higher than these real pictures, so a calibration is not possible.",
                "Check the labels, then measure the model with Measure-DetectorAP."
            );
    }

    private (CalibrationValidation?, IReadOnlyList<(CalibrationSample, double)>) Validate()
    {
        var held = new List<SourceValidation>();
        var ratios = new List<(CalibrationSample Sample, double Ratio)>();
        string[] sources =
        [
            .. _samples.Select(s => s.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (sources.Length < SourcesToValidate || _options.Rule == ThresholdRule.TwoShot)
            return (null, []);
        foreach (string source in sources)
        {
            CalibrationSample[] rest = [.. _samples.Where(s => s.Source != source)],
                left = [.. _samples.Where(s => s.Source == source)];
            if (rest.All(s => s.IsFake) || rest.All(s => !s.IsFake))
                return (null, []);
            LogitMapping? mapping;
            double threshold;
            try
            {
                mapping = Fit(rest);
                threshold = ThresholdChoice.Choose(rest, _options).FakeAbove;
            }
            catch (DatasetInvalidException)
            {
                // Enough with this source and not without it: there is nothing to validate with.
                return (null, []);
            }

            held.AddRange(
                left.GroupBy(s => (s.IsFake, s.Condition, s.Group))
                    .Select(g => new SourceValidation(
                        source,
                        g.Key.Group,
                        g.Key.IsFake,
                        g.Key.Condition,
                        g.Count(),
                        g.Count(s => s.Probability > threshold)
                    ))
            );
            if (mapping is not null)
                ratios.AddRange(left.Select(s => (s, mapping.LogLikelihoodRatio(s.Logit))));
        }

        HeldOut = held;
        return (Summary(sources.Length, held, ratios), ratios);
    }

    private CalibrationValidation Summary(
        int sources,
        List<SourceValidation> held,
        List<(CalibrationSample Sample, double Ratio)> ratios
    )
    {
        // The condition with the worst rate speaks for all.
        (int hits, int reals) = Worst(held.Where(h => !h.IsFake), descending: true);
        (int caught, int fakes) = Worst(held.Where(h => h.IsFake), descending: false);
        SourceValidation? worst = held.Where(h => !h.IsFake)
            .OrderByDescending(h => (double)h.CalledFake / h.Count)
            .ThenByDescending(h => h.Count)
            .FirstOrDefault();
        ScoreSet? set = ratios.Count > 0 ? SetOf(ratios) : null;
        return new CalibrationValidation(
            sources,
            set is null ? null : Figure.OrNull(LikelihoodRatioCost.Of(set)),
            set is null ? null : Figure.OrNull(LikelihoodRatioCost.Minimum(set)),
            set is null ? null : Figure.OrNull(CalibrationError.Expected(set.WithScores(Logistic.Of).Balanced())),
            reals == 0 ? null : (double)hits / reals,
            reals == 0 ? null : Interval.ClopperPearsonUpper(hits, reals, _options.Confidence),
            fakes == 0 ? null : (double)caught / fakes,
            worst?.Source ?? "",
            worst is null ? null : (double)worst.CalledFake / worst.Count
        );
    }

    private static (int Hits, int Count) Worst(IEnumerable<SourceValidation> held, bool descending)
    {
        var rates = held.GroupBy(h => h.Condition, StringComparer.Ordinal)
            .Select(g => (Hits: g.Sum(h => h.CalledFake), Count: g.Sum(h => h.Count)));
        return descending
            ? rates.OrderByDescending(r => (double)r.Hits / r.Count).FirstOrDefault()
            : rates.OrderBy(r => (double)r.Hits / r.Count).FirstOrDefault();
    }

    /// <summary>The bounds that hold in every condition: the same pictures in several of them are no more pictures.</summary>
    private static Interval Bounds(IReadOnlyList<(CalibrationSample Sample, double Ratio)> ratios)
    {
        if (ratios.Count == 0)
            return new Interval(0, 0);
        Interval[] each =
        [
            .. ratios.GroupBy(r => r.Sample.Condition, StringComparer.Ordinal).Select(g => EvidenceBounds.Of(SetOf(g))),
        ];
        return new Interval(each.Max(b => b.Low), each.Min(b => b.High));
    }

    private Dictionary<string, int> Counts(bool fake)
    {
        string condition = _samples[0].Condition;
        return _samples
            .Where(s => s.IsFake == fake && s.Condition == condition)
            .GroupBy(s => s.Source, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }

    private static ScoreSet SetOf(IEnumerable<(CalibrationSample Sample, double Score)> samples)
    {
        (CalibrationSample Sample, double Score)[] all = [.. samples];
        return new ScoreSet([.. all.Select(s => s.Score)], [.. all.Select(s => s.Sample.IsFake)]);
    }
}
