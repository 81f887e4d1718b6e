using FakeDetect.Charts;
using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using SkiaSharp;
using Xunit;

namespace FakeDetect.Core.Tests.Plotting;

public sealed class LogitMapOverlayTests
{
    private static readonly LogitMap s_map = new(3, 2, [-4f, 0f, 2f, 4f, -2f, 1f], Stride: 100, Left: 50, Top: -10);

    [Fact]
    public void Each_cell_colours_the_pixels_that_it_stands_for()
    {
        using SKBitmap overlay = Draw(s_map, 400, 250);

        Assert.Equal((400, 250 + OverlayLegend.Height), (overlay.Width, overlay.Height));
        for (int y = 0; y < 250; y++)
        {
            for (int x = 0; x < 400; x++)
                Assert.Equal(Expected(x, y), overlay.GetPixel(x, y));
        }
    }

    [Fact]
    public void A_cell_that_no_crop_saw_is_grey_and_sets_no_scale()
    {
        LogitMap map = s_map with { Values = [-4f, 0f, 2f, 4f, -2f, float.NaN] };
        using SKBitmap whole = Draw(s_map, 400, 250);
        using SKBitmap holed = Draw(map, 400, 250);

        Assert.Equal(new SKColor(128, 128, 128, 96), holed.GetPixel(260, 100));
        Assert.Equal(whole.GetPixel(60, 0), holed.GetPixel(60, 0));
        Assert.Equal(5, OverlayColours.RangeFor(map.Values), 1e-9);
    }

    [Fact]
    public void The_strength_of_a_colour_is_the_share_of_the_range()
    {
        using SKBitmap overlay = Draw(s_map, 400, 250);

        SKColor strong = overlay.GetPixel(60, 0);
        SKColor weak = overlay.GetPixel(160, 100);
        Assert.Equal((strong.Red, strong.Green, strong.Blue), (weak.Red, weak.Green, weak.Blue));
        Assert.Equal(strong.Alpha / 2.0, weak.Alpha, 1.0);
        Assert.Equal(0, overlay.GetPixel(160, 0).Alpha);
    }

    [Fact]
    public void The_strip_is_opaque_and_wide_enough_for_its_words_below_a_narrow_picture()
    {
        using SKBitmap overlay = Draw(new LogitMap(1, 1, [1f], 32, 0, 0), 32, 20);

        Assert.Equal(OverlayLegend.MinimumWidth, overlay.Width);
        Assert.Equal(0, overlay.GetPixel(200, 10).Alpha);
        Assert.Equal(SKColors.White, overlay.GetPixel(overlay.Width - 1, overlay.Height - 1));
        Assert.Contains(
            Enumerable.Range(0, overlay.Width),
            x => Enumerable.Range(20, OverlayLegend.Height).Any(y => overlay.GetPixel(x, y) == SKColors.Black)
        );
    }

    [Theory]
    [InlineData(0f, 0.1)]
    [InlineData(0.1f, 0.2)]
    [InlineData(1.4f, 2)]
    [InlineData(5f, 5)]
    [InlineData(-37f, 50)]
    public void The_range_is_a_round_number_that_no_cell_exceeds(float most, double range) =>
        Assert.Equal(range, OverlayColours.RangeFor([0f, most]), 1e-9);

    [Fact]
    public void The_file_is_a_png_that_the_engines_own_decoder_reads()
    {
        using MemoryStream file = new();
        LogitMapOverlay.Write(file, s_map, 0.17f, 400, 250);

        DecodedImage decoded = ImageReader.Decode(
            file.ToArray(),
            "overlay",
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );

        Assert.Equal((ImageFormat.Png, 400), (decoded.Format, decoded.Image.Width));
    }

    [Fact]
    public void A_row_too_few_or_too_many_is_refused()
    {
        using MemoryStream file = new();
        using PngRowWriter png = new(file, 2, 1);

        Assert.Throws<InvalidOperationException>(png.Complete);
        png.Write(new byte[8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => png.Write(new byte[8]));
        Assert.Throws<ArgumentException>(() => png.Write(new byte[7]));
    }

    private static SKColor Expected(int x, int y)
    {
        int column = x < 50 ? -1 : (x - 50) / 100;
        int row = (y + 10) / 100;
        if (column is < 0 or > 2 || row > 1)
            return new SKColor(128, 128, 128, 96);
        byte[] pixel = new byte[4];
        new OverlayColours(5).Write(s_map.Values[(row * 3) + column], pixel);
        return new SKColor(pixel[0], pixel[1], pixel[2], pixel[3]);
    }

    private static SKBitmap Draw(LogitMap map, int width, int height)
    {
        using MemoryStream file = new();
        LogitMapOverlay.Write(file, map, 0.17f, width, height);
        file.Position = 0;
        using SKCodec codec = SKCodec.Create(file);
        SKBitmap bitmap = new(
            new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul)
        );
        Assert.Equal(SKCodecResult.Success, codec.GetPixels(bitmap.Info, bitmap.GetPixels()));
        return bitmap;
    }
}
