using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace FakeDetect.Charts;

/// <summary>Draws a <see cref="LineChart"/> with ScottPlot.</summary>
internal static class LineChartRenderer
{
    public static Plot Render(LineChart chart, int width)
    {
        Plot plot = ChartStyle.NewPlot(chart.Title, chart.X, chart.Y, width);
        if (chart.RightY is { } right)
            ChartStyle.SetLabel(plot.Axes.Right, right.Label);
        Scatter[] lines =
        [
            .. chart.Series.Select((series, i) => AddSeries(plot, chart, series, ChartStyle.SeriesColor(i))),
        ];
        ApplyAxis(plot, chart.X, plot.Axes.Bottom, Values(chart.Series, s => s.X));
        ApplyAxis(plot, chart.Y, plot.Axes.Left, Values(chart.Series.Where(s => !s.OnRightAxis), Heights));
        if (chart.RightY is { } rightAxis)
            ApplyAxis(plot, rightAxis, plot.Axes.Right, Values(chart.Series.Where(s => s.OnRightAxis), Heights));
        foreach (ChartMark mark in chart.Marks)
            AddMark(plot, chart.X, mark);
        if (chart.Series.Count > 1)
            ShowLegend(plot, lines);
        else
            plot.HideLegend();
        return plot;
    }

    private static Scatter AddSeries(Plot plot, LineChart chart, ChartSeries series, Color color)
    {
        if (series.X.Count != series.Y.Count)
            throw new ArgumentException(
                $"The series '{series.Name}' has {series.X.Count} positions and {series.Y.Count} values."
            );
        ChartAxis yAxis = series.OnRightAxis && chart.RightY is { } right ? right : chart.Y;
        double[] xs = Scale(series.X, chart.X);
        double[] ys = Scale(series.Y, yAxis);
        if (series is { Lower: { } lower, Upper: { } upper })
            AddBand(plot, xs, Scale(lower, yAxis), Scale(upper, yAxis), color, series.OnRightAxis);
        Scatter line = plot.Add.Scatter(xs, ys, color);
        line.LegendText = series.Name;
        line.LineWidth = series.Style == LineStyle.None ? 0 : 2;
        line.LinePattern = series.Style switch
        {
            LineStyle.Dashed => LinePattern.Dashed,
            LineStyle.Dotted => LinePattern.Dotted,
            _ => LinePattern.Solid,
        };
        line.MarkerSize = series.Markers || series.Style == LineStyle.None || series.X.Count == 1 ? 7 : 0;
        if (series.OnRightAxis)
            line.Axes.YAxis = plot.Axes.Right;
        return line;
    }

    private static void AddBand(Plot plot, double[] xs, double[] lower, double[] upper, Color color, bool onRight)
    {
        int[] whole =
        [
            .. Enumerable
                .Range(0, xs.Length)
                .Where(i => double.IsFinite(xs[i]) && double.IsFinite(lower[i]) && double.IsFinite(upper[i])),
        ];
        if (whole.Length < 2)
            return;
        FillY band = plot.Add.FillY(
            [.. whole.Select(i => xs[i])],
            [.. whole.Select(i => lower[i])],
            [.. whole.Select(i => upper[i])]
        );
        band.FillColor = color.WithAlpha(0.18);
        band.LineWidth = 0;
        band.MarkerSize = 0;
        if (onRight)
            band.Axes.YAxis = plot.Axes.Right;
    }

    // The label stands inside the frame, on the side with more room: above the frame it would run into the title.
    private static void AddMark(Plot plot, ChartAxis axis, ChartMark mark)
    {
        double x = Scale(mark.X, axis);
        IAxis bottom = plot.Axes.Bottom,
            left = plot.Axes.Left;
        VerticalLine line = plot.Add.VerticalLine(x, 1.5f, Color.FromHex("#666666"), LinePattern.Dotted);
        line.ExcludeFromLegend = true;
        bool onLeft = Math.Abs(x - bottom.Min) > Math.Abs(bottom.Max - x);
        Text label = plot.Add.Text(mark.Label, x, left.Max);
        label.LabelFontName = ChartFonts.Installed.FamilyFor(mark.Label);
        label.LabelFontSize = 12;
        label.LabelFontColor = Color.FromHex("#333333");
        label.LabelBackgroundColor = Colors.White.WithAlpha(0.8);
        label.LabelAlignment = onLeft ? Alignment.UpperRight : Alignment.UpperLeft;
        label.OffsetX = onLeft ? -4 : 4;
        label.OffsetY = 4;
    }

    private static void ApplyAxis(Plot plot, ChartAxis axis, IAxis target, IReadOnlyList<double> values)
    {
        double[] drawn = [.. values.Select(v => Scale(v, axis)).Where(double.IsFinite)];
        (double low, double high) = drawn.Length == 0 ? (0d, 1d) : (drawn.Min(), drawn.Max());
        double margin = low == high ? Math.Max(Math.Abs(low) * 0.1, 0.5) : (high - low) * 0.04;
        double start = axis.Start is { } s ? Scale(s, axis) : low - margin;
        double end = axis.End is { } e ? Scale(e, axis) : high + margin;
        target.Range.Set(start, end);
        if (axis.Logarithmic && target is { } logarithmic)
        {
            logarithmic.TickGenerator = new NumericAutomatic
            {
                MinorTickGenerator = new LogMinorTickGenerator(),
                IntegerTicksOnly = true,
                LabelFormatter = power => Math.Pow(10, power).ToString("0.#######", CultureInfo.InvariantCulture),
            };
        }
        else
        {
            target.TickGenerator = new NumericAutomatic { LabelFormatter = LabelOf };
        }
    }

    private static string LabelOf(double value) =>
        Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4)
            ? value.ToString("0.###e0", CultureInfo.InvariantCulture)
            : Math.Round(value, 10).ToString("0.#######", CultureInfo.InvariantCulture);

    private static void ShowLegend(Plot plot, IEnumerable<Scatter> lines)
    {
        plot.ShowLegend(Edge.Right);
        plot.Legend.DisplayPlottableLegendItems = false;
        plot.Legend.FontName = null;
        plot.Legend.OutlineColor = Color.FromHex("#CCCCCC");
        plot.Legend.ShadowColor = Colors.Transparent;
        foreach (Scatter line in lines)
        {
            plot.Legend.ManualItems.Add(
                new LegendItem
                {
                    LabelText = line.LegendText,
                    LabelFontName = ChartFonts.Installed.FamilyFor(line.LegendText),
                    LabelFontSize = 13,
                    LineStyle = line.LineStyle,
                    MarkerStyle = line.MarkerStyle,
                }
            );
        }
    }

    private static IEnumerable<double> Heights(ChartSeries series) =>
        series.Y.Concat(series.Lower ?? []).Concat(series.Upper ?? []);

    private static double[] Values(IEnumerable<ChartSeries> series, Func<ChartSeries, IEnumerable<double>> of) =>
        [.. series.SelectMany(of)];

    private static double[] Scale(IReadOnlyList<double> values, ChartAxis axis) =>
        [.. values.Select(v => Scale(v, axis))];

    private static double Scale(double value, ChartAxis axis) =>
        !double.IsFinite(value) || (axis.Logarithmic && value <= 0) ? double.NaN
        : axis.Logarithmic ? Math.Log10(value)
        : value;
}
