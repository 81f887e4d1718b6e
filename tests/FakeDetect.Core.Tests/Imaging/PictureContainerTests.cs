using System.Text;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class PictureContainerTests
{
    [Theory]
    [InlineData("RIFF....WEBPVP8L", "WebP lossless")]
    [InlineData("RIFF....WEBPVP8 ", "WebP lossy")]
    [InlineData("RIFF....WEBPVP8X\u0003\0\0\0abc.VP8L", "WebP lossless")]
    [InlineData(
        "RIFF....WEBPVP8X\u0002\0\0\0abANIM\u0002\0\0\0abANMF\u0020\0\0\0................VP8L",
        "WebP lossless"
    )]
    [InlineData("RIFF....WEBPVP8X\u0002\0\0\0abICCP\u0008\0\0\0VP8LVP8LVP8 ", "WebP lossy")]
    [InlineData("RIFF....WEBP", "WebP lossy")]
    public void WebP_is_told_by_its_bit_stream(string file, string name) =>
        Assert.Equal(name, PictureContainer.Of(Encoding.Latin1.GetBytes(file + "\0\0\0\0")).Name);

    [Fact]
    public void Text_in_the_metadata_does_not_make_a_lossless_WebP_lossy()
    {
        byte[] webp = ImageWriter.WebPLossless(SyntheticPictures.Make("smooth", 20, 10));
        PictureContainer container = PictureContainer.Of(AnnotatedWebP.Make(webp, 20, 10, "a note: VP8 is lossy"));
        Assert.Equal(("WebP lossless", false), (container.Name, container.IsLossy));
    }

    [Theory]
    [InlineData("parity", "jpg_420_q75.jpg", true)]
    [InlineData("parity", "webp_lossy_q75.webp", true)]
    [InlineData("corners", "webp_animated_alpha.webp", true)]
    [InlineData("parity", "webp_lossless_rgba.webp", false)]
    [InlineData("corners", "webp_animated.webp", false)]
    [InlineData("parity", "png_rgb8.png", false)]
    [InlineData("parity", "not_a_picture.png", false)]
    public void A_lossy_format_is_told_by_content(string folder, string file, bool lossy) =>
        Assert.Equal(lossy, PictureContainer.Of(File.ReadAllBytes(GoldenTable.PathOf(folder, "files", file))).IsLossy);

    [Fact]
    public void Avif_counts_as_lossy() =>
        Assert.True(PictureContainer.Of(AvifTests.Encode(SyntheticPictures.Make("smooth", 16, 16), 8)).IsLossy);
}
