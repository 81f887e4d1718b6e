using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class ImageWriterTests
{
    private static DecodedImage Decode(byte[] bytes) =>
        ImageReader.Decode(bytes, "x", DecodeOptions.Default, TestContext.Current.CancellationToken);

    public static TheoryData<string, int, int> Pictures =>
        new()
        {
            { "noise", 61, 75 },
            { "smooth", 128, 96 },
            { "noise", 1, 1 },
        };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void What_is_lossless_gives_the_pixels_back(string kind, int width, int height)
    {
        RgbImage picture = SyntheticPictures.Make(kind, width, height);
        foreach (
            (byte[] bytes, ImageFormat format) in new[]
            {
                (ImageWriter.Png(picture), ImageFormat.Png),
                (ImageWriter.Png(picture, 0), ImageFormat.Png),
                (ImageWriter.WebPLossless(picture), ImageFormat.WebP),
                (ImageWriter.Tiff(picture), ImageFormat.Tiff),
            }
        )
        {
            DecodedImage decoded = Decode(bytes);
            Assert.Equal(format, decoded.Format);
            Assert.Equal(picture.Pixels, decoded.Image.Pixels);
            Assert.Empty(decoded.Notes);
        }
    }

    [Fact]
    public void Lossy_WebP_grows_with_its_quality_and_stays_near()
    {
        RgbImage picture = SyntheticPictures.Make("smooth", 128, 96);
        Assert.True(ImageWriter.WebP(picture, 30).Length < ImageWriter.WebP(picture, 90).Length);
        Assert.Equal(Decode(ImageWriter.WebP(picture, 80)).Image.Pixels, WebPRoundTrip.Apply(picture, 80).Pixels);
        Assert.True(
            Difference(picture, WebPRoundTrip.Apply(picture, 95)) < Difference(picture, WebPRoundTrip.Apply(picture, 5))
        );
    }

    [Theory]
    [InlineData("parity", "jpg_420_q75.jpg")]
    [InlineData("parity", "jpg_422_q75.jpg")]
    [InlineData("parity", "jpg_444_q75.jpg")]
    [InlineData("parity", "jpg_420_q30.jpg")]
    public void A_picture_is_compressed_as_another_file_was(string folder, string file)
    {
        JpegFacts original = JpegInspector.Inspect(File.ReadAllBytes(GoldenTable.PathOf(folder, "files", file)))!;
        JpegFacts written = JpegInspector.Inspect(
            ImageWriter.JpegLike(SyntheticPictures.Make("smooth", 50, 40), original)
        )!;
        Assert.Equal(original.LuminanceTable, written.LuminanceTable);
        Assert.Equal(original.ChrominanceTable, written.ChrominanceTable);
        Assert.Equal(original.Sampling, written.Sampling);
        Assert.Equal(original.Quality, written.Quality);
    }

    [Fact]
    public void Divisors_that_baseline_cannot_hold_are_cut()
    {
        JpegFacts original = JpegInspector.Inspect(ImageWriter.Jpeg(SyntheticPictures.Make("flat", 8, 8), 50))! with
        {
            LuminanceTable = [.. Enumerable.Repeat((ushort)1000, 64)],
            Sampling = "1x1",
            ChrominanceTable = null,
        };
        JpegFacts written = JpegInspector.Inspect(
            ImageWriter.JpegLike(SyntheticPictures.Make("flat", 8, 8), original)
        )!;
        Assert.All(written.LuminanceTable!, d => Assert.Equal(255, d));
        Assert.Equal(JpegQuantization.Table(50, chrominance: true), written.ChrominanceTable);
        Assert.Equal(ChromaSubsampling.S420, written.Subsampling);
    }

    [Fact]
    public void A_picture_too_wide_for_WebP_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ImageWriter.WebP(new RgbImage(16384, 1, new byte[3 * 16384]), 80)
        );

    private static long Difference(RgbImage a, RgbImage b) =>
        a.Pixels.Zip(b.Pixels).Sum(p => (long)Math.Abs(p.First - p.Second));
}
