using ScottPlot;

namespace FakeDetect.Charts;

/// <summary>Charts as PNG pictures, drawn the same on every machine.</summary>
public static class ChartWriter
{
    /// <summary>Draws lines.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="width">Pixels across, 200 to 8000.</param>
    /// <param name="height">Pixels down, 150 to 8000.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] ToPng(LineChart chart, int width = 960, int height = 560)
    {
        ArgumentNullException.ThrowIfNull(chart);
        _ = ChartFonts.Installed;
        using Plot plot = LineChartRenderer.Render(chart, width);
        return Encode(plot, width, height);
    }

    /// <summary>Draws a matrix as a picture; a square one is square at the default size.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="width">Pixels across, 200 to 8000.</param>
    /// <param name="height">Pixels down, 150 to 8000.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] ToPng(ImageChart chart, int width = 860, int height = 760)
    {
        ArgumentNullException.ThrowIfNull(chart);
        _ = ChartFonts.Installed;
        using Plot plot = ImageChartRenderer.Render(chart, width);
        return Encode(plot, width, height);
    }

    private static byte[] Encode(Plot plot, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 8000);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 150);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8000);
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    }
}
