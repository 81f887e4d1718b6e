using FakeDetect.Conditions;
using FakeDetect.Evaluation.Measuring;

namespace FakeDetect.Charts;

/// <summary>Charts of a detector's robustness: a curve for each model, with its interval.</summary>
public static class RobustnessCharts
{
    /// <summary>Average precision (with its 95 % band) and balanced accuracy over the strength of one kind of perturbation.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="points">Points of that kind, of one or more models, and those of <see cref="PerturbationKind.None"/>.</param>
    public static LineChart Of(PerturbationKind kind, IReadOnlyList<RobustnessPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var series = new List<ChartSeries>();
        string[] models = [.. points.Select(p => p.Figures.Model).Distinct(StringComparer.Ordinal)];
        foreach (string model in models)
        {
            RobustnessPoint[] curve =
            [
                .. points.Where(p => p.Figures.Model == model && Belongs(p, kind)).OrderBy(p => At(p, kind)),
            ];
            double[] x = [.. curve.Select(p => At(p, kind))];
            string prefix = models.Length == 1 ? "" : model + " ";
            series.Add(
                new ChartSeries(prefix + "AP", x, [.. curve.Select(p => p.Figures.AveragePrecision)])
                {
                    Markers = true,
                    Lower = [.. curve.Select(p => p.Figures.AveragePrecisionInterval.Low)],
                    Upper = [.. curve.Select(p => p.Figures.AveragePrecisionInterval.High)],
                }
            );
            series.Add(
                new ChartSeries(prefix + "balanced accuracy", x, [.. curve.Select(p => p.Figures.AtThreshold.Balanced)])
                {
                    Style = LineStyle.Dashed,
                    Markers = true,
                }
            );
        }

        // Quality falls to the right: damage grows in reading order in every chart.
        bool falls = kind is PerturbationKind.Jpeg or PerturbationKind.WebP;
        double[] values = [.. points.Where(p => Belongs(p, kind)).Select(p => At(p, kind))];
        ChartAxis axis =
            falls && values.Length > 1
                ? new ChartAxis(Label(kind), values.Max() + 1, values.Min() - 1)
                : new ChartAxis(Label(kind));
        return new LineChart(
            $"{Title(kind)}: {(models.Length == 1 ? models[0] + ", " : "")}{points[0].Figures.Set.Trim('(', ')')}",
            axis,
            new ChartAxis("AP, accuracy", 0, 1.02),
            series
        );
    }

    // As it is, a picture is at sigma 0, factor 1, offset 0; no quality is "as it is".
    private static bool Belongs(RobustnessPoint p, PerturbationKind kind) =>
        p.Perturbation.Kind == kind
        || (p.Perturbation.Kind == PerturbationKind.None && kind is PerturbationKind.Blur or PerturbationKind.Resize);

    private static double At(RobustnessPoint p, PerturbationKind kind) =>
        p.Perturbation.Kind == PerturbationKind.None
            ? kind == PerturbationKind.Resize
                ? 1
                : 0
            : p.Perturbation.Value;

    private static string Title(PerturbationKind kind) =>
        kind switch
        {
            PerturbationKind.Blur => "Gaussian blur",
            PerturbationKind.Jpeg => "JPEG",
            PerturbationKind.Resize => "Resizing",
            PerturbationKind.CropSize => "Crop size",
            PerturbationKind.Shift => "Shift of the crop",
            _ => kind.ToString(),
        };

    private static string Label(PerturbationKind kind) =>
        kind switch
        {
            PerturbationKind.Blur => "sigma, pixels",
            PerturbationKind.Jpeg or PerturbationKind.WebP => "quality",
            PerturbationKind.Resize => "factor",
            PerturbationKind.CropSize => "side of the crop, pixels",
            _ => "pixels",
        };
}
