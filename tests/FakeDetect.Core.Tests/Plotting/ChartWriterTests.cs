using FakeDetect.Charts;
using SkiaSharp;
using Xunit;

namespace FakeDetect.Core.Tests.Plotting;

public sealed class ChartWriterTests
{
    private static readonly ChartAxis s_x = new("epoch");
    private static readonly ChartAxis s_y = new("loss");
    private static readonly ChartSeries s_loss = new("training loss", [1, 2, 3, 4], [0.7, 0.4, 0.3, 0.28]);

    [Fact]
    public void A_line_chart_is_a_png_of_the_wanted_size()
    {
        using SKBitmap picture = Draw(new LineChart("Loss", s_x, s_y, [s_loss]), 640, 400);

        Assert.Equal((640, 400), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_series_is_drawn_in_its_colour()
    {
        using SKBitmap picture = Draw(new LineChart("Loss", s_x, s_y, [s_loss]), 640, 400);

        Assert.True(Count(picture, new SKColor(0x00, 0x72, 0xB2)) > 200);
    }

    [Fact]
    public void A_title_is_drawn_with_the_font_that_comes_with_the_assembly()
    {
        using SKBitmap picture = Draw(new LineChart("Loss", s_x, s_y, [s_loss]), 640, 400);
        using SKBitmap longer = Draw(new LineChart("Loss of the training", s_x, s_y, [s_loss]), 640, 400);

        Assert.True(DarkPixels(picture, 0, 25) > 50);
        Assert.True(DarkPixels(longer, 0, 25) > 2 * DarkPixels(picture, 0, 25));
        Assert.Equal("DejaVu Sans", ChartFonts.Installed.FamilyFor("Loss \u00e4 \u03c3 \u0434"));
    }

    [Fact]
    public void A_title_that_does_not_fit_is_shortened_instead_of_cut_off()
    {
        string longTitle = string.Concat(Enumerable.Repeat("a long name of a data set ", 20));

        using SKBitmap picture = Draw(new LineChart(longTitle, s_x, s_y, [s_loss]), 640, 400);

        Assert.Equal(0, DarkPixels(picture, 0, 25, 0, 8));
        Assert.True(DarkPixels(picture, 0, 30) > 50);
    }

    [Fact]
    public void Points_that_are_not_numbers_leave_a_gap()
    {
        ChartSeries whole = new("a", [0, 1, 2, 3, 4], [1, 1, 1, 1, 1]);
        ChartSeries gap = whole with { Y = [1, 1, double.NaN, 1, 1] };
        SKColor blue = new(0x00, 0x72, 0xB2);

        using SKBitmap first = Draw(new LineChart("t", s_x, s_y, [whole]), 640, 400);
        using SKBitmap second = Draw(new LineChart("t", s_x, s_y, [gap]), 640, 400);

        Assert.InRange(Count(second, blue), 1, (int)(Count(first, blue) * 0.6));
    }

    [Theory]
    [InlineData(new double[] { 3 }, new double[] { 0.2 })]
    [InlineData(new double[] { }, new double[] { })]
    [InlineData(new double[] { 1, 2 }, new double[] { double.NaN, double.PositiveInfinity })]
    public void A_series_with_little_or_nothing_to_draw_is_no_error(double[] x, double[] y)
    {
        using SKBitmap picture = Draw(
            new LineChart("t", s_x, s_y, [new("a", x, y), s_loss]) { RightY = new("AP", 0, 1) },
            640,
            400
        );

        Assert.True(Count(picture, new SKColor(0xD5, 0x5E, 0x00)) > 100);
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_logarithm()
    {
        ChartSeries powers = new("power", [1, 2, 3, 4], [1000, 0, -5, 0.01]) { Markers = true };

        using SKBitmap picture = Draw(
            new LineChart("t", s_x, new ChartAxis("power") { Logarithmic = true }, [powers]),
            640,
            400
        );

        Assert.InRange(Count(picture, new SKColor(0x00, 0x72, 0xB2)), 20, 120);
    }

    [Fact]
    public void A_series_on_the_right_axis_is_measured_there()
    {
        ChartSeries ap = new("AP", [1, 2, 3, 4], [100, 100, 100, 100]) { OnRightAxis = true };
        LineChart chart = new("t", s_x, s_y, [s_loss, ap]) { RightY = new("AP", 0, 200) };

        using SKBitmap picture = Draw(chart, 640, 400);

        Assert.True(Count(picture, new SKColor(0x00, 0x72, 0xB2)) > 100);
        Assert.True(Count(picture, new SKColor(0xD5, 0x5E, 0x00)) > 100);
    }

    [Fact]
    public void Positions_without_values_are_refused()
    {
        LineChart chart = new("t", s_x, s_y, [new("a", [1, 2], [1])]);

        Assert.Throws<ArgumentException>(() => ChartWriter.ToPng(chart));
    }

    [Fact]
    public void The_first_value_of_an_image_is_drawn_in_the_upper_left_corner()
    {
        double[] values = [1, 0, 0, 0];
        ImageChart chart = new("t", new("x", -1, 1), new("y", -1, 1), 2, values, "value");

        using SKBitmap picture = SKBitmap.Decode(ChartWriter.ToPng(chart));

        Assert.True(Luminance(picture.GetPixel(200, 150)) > 200);
        Assert.True(Luminance(picture.GetPixel(600, 150)) < 60);
        Assert.True(Luminance(picture.GetPixel(200, 600)) < 60);
    }

    [Fact]
    public void An_image_of_one_value_everywhere_is_no_error()
    {
        ImageChart chart = new("t", new("x"), new("y"), 2, [7, 7, double.NaN, 7], "value");

        Assert.NotEmpty(ChartWriter.ToPng(chart));
    }

    [Fact]
    public void An_image_with_an_unfinished_row_is_refused()
    {
        ImageChart chart = new("t", new("x"), new("y"), 2, [1, 2, 3], "value");

        Assert.Throws<ArgumentException>(() => ChartWriter.ToPng(chart));
    }

    private static SKBitmap Draw(LineChart chart, int width, int height) =>
        SKBitmap.Decode(ChartWriter.ToPng(chart, width, height));

    private static int Count(SKBitmap picture, SKColor color) => picture.Pixels.Count(p => p == color);

    private static double Luminance(SKColor color) =>
        (0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue);

    private static int DarkPixels(SKBitmap picture, int top, int bottom, int left = 0, int right = int.MaxValue)
    {
        int dark = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < Math.Min(right, picture.Width); x++)
                dark += Luminance(picture.GetPixel(x, y)) < 100 ? 1 : 0;
        }
        return dark;
    }
}
