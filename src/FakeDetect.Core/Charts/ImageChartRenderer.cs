using ScottPlot;
using ScottPlot.Panels;
using ScottPlot.Plottables;

namespace FakeDetect.Charts;

/// <summary>Draws an <see cref="ImageChart"/> with ScottPlot.</summary>
internal static class ImageChartRenderer
{
    // Left, right, bottom and top of the picture within the chart: a square picture at the default size of ChartWriter.
    private static readonly PixelPadding s_frame = new(80, 120, 60, 40);

    public static Plot Render(ImageChart chart, int width)
    {
        if (chart.Columns < 1 || chart.Values.Count < 1 || chart.Values.Count % chart.Columns != 0)
            throw new ArgumentException(
                $"{chart.Values.Count} values are not whole rows of {chart.Columns}.",
                nameof(chart)
            );
        Plot plot = ChartStyle.NewPlot(chart.Title, chart.X, chart.Y, width);
        int rows = chart.Values.Count / chart.Columns;
        double left = chart.X.Start ?? 0,
            right = chart.X.End ?? chart.Columns;
        double bottom = chart.Y.Start ?? 0,
            top = chart.Y.End ?? rows;
        Heatmap map = plot.Add.Heatmap(Matrix(chart, rows));
        map.Colormap = new ScottPlot.Colormaps.Inferno();
        map.Extent = new CoordinateRect(left, right, bottom, top);
        map.NaNCellColor = Color.FromHex("#9A9A9A");
        map.ManualRange = RangeOf(chart);
        plot.HideGrid();
        ColorBar bar = plot.Add.ColorBar(map);
        bar.Label = chart.ScaleLabel;
        bar.LabelStyle.FontSize = 14;
        bar.LabelStyle.Bold = false;
        bar.LabelStyle.FontName = ChartFonts.Installed.FamilyFor(chart.ScaleLabel);
        bar.Axis.TickLabelStyle.FontName = ChartFonts.Family;
        bar.Axis.TickLabelStyle.FontSize = 12.5f;
        foreach (ChartCircle circle in chart.Circles)
            AddCircle(
                plot,
                circle,
                onLeft: (circle.X - left) / (right - left) > 0.8,
                below: (circle.Y - bottom) / (top - bottom) > 0.95
            );
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.Layout.Fixed(s_frame);
        return plot;
    }

    private static double[,] Matrix(ImageChart chart, int rows)
    {
        double[,] matrix = new double[rows, chart.Columns];
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < chart.Columns; x++)
                matrix[y, x] = chart.Values[(y * chart.Columns) + x];
        }
        return matrix;
    }

    private static ScottPlot.Range RangeOf(ImageChart chart)
    {
        double low = chart.ScaleStart ?? double.PositiveInfinity,
            high = chart.ScaleEnd ?? double.NegativeInfinity;
        foreach (double value in chart.Values.Where(double.IsFinite))
        {
            low = chart.ScaleStart ?? Math.Min(low, value);
            high = chart.ScaleEnd ?? Math.Max(high, value);
        }
        if (!double.IsFinite(low) || !double.IsFinite(high))
            (low, high) = (0, 1);
        return new ScottPlot.Range(low, high > low ? high : low + 1);
    }

    // The label stands on the side where the picture has room for it.
    private static void AddCircle(Plot plot, ChartCircle circle, bool onLeft, bool below)
    {
        Marker marker = plot.Add.Marker(circle.X, circle.Y, MarkerShape.OpenCircle, 16, Color.FromHex("#00E5FF"));
        marker.LineWidth = 2;
        if (circle.Label.Length == 0)
            return;
        Text text = plot.Add.Text(circle.Label, circle.X, circle.Y);
        text.LabelFontName = ChartFonts.Installed.FamilyFor(circle.Label);
        text.LabelFontSize = 12;
        text.LabelFontColor = Colors.White;
        text.LabelBackgroundColor = Colors.Black.WithAlpha(0.55);
        text.LabelAlignment = onLeft ? Alignment.UpperRight : Alignment.UpperLeft;
        text.OffsetX = onLeft ? -10 : 10;
        text.OffsetY = below ? 4 : -10;
    }
}
