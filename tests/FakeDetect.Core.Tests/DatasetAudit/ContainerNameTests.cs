using System.Text;
using FakeDetect.Datasets.Audit;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.DatasetAudit;

public sealed class ContainerNameTests
{
    [Theory]
    [InlineData("RIFF....WEBPVP8L", "WebP lossless")]
    [InlineData("RIFF....WEBPVP8 ", "WebP lossy")]
    [InlineData("RIFF....WEBPVP8X\u0003\0\0\0abc.VP8L", "WebP lossless")]
    [InlineData(
        "RIFF....WEBPVP8X\u0002\0\0\0abANIM\u0002\0\0\0abANMF\u0020\0\0\0................VP8L",
        "WebP lossless"
    )]
    [InlineData("RIFF....WEBP", "WebP lossy")]
    public void WebP_is_told_by_its_bit_stream(string file, string name) =>
        Assert.Equal(name, ContainerName.Of(Encoding.Latin1.GetBytes(file + "\0\0\0\0"), ImageFormat.WebP));

    [Fact]
    public void Formats_that_keep_their_pixels_are_lossless()
    {
        Assert.True(ContainerName.IsLossless(ContainerName.Of([], ImageFormat.Png)));
        Assert.False(ContainerName.IsLossless(ContainerName.Of([], ImageFormat.Jpeg)));
        Assert.False(ContainerName.IsLossless("WebP lossy"));
    }
}
