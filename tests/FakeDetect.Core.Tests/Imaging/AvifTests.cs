using FakeDetect.Imaging;
using FakeDetect.Imaging.Vips;
using NetVips;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Pillow 9.4 reads no AVIF: a lossless file's own pixels are what has to come back.</summary>
public sealed class AvifTests
{
    [Fact]
    public void A_lossless_AVIF_gives_its_pixels_back()
    {
        RgbImage picture = SyntheticPictures.Make("smooth", 61, 43);
        DecodedImage decoded = ImageReader.Decode(
            Encode(picture, 8),
            "x",
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(ImageFormat.Avif, decoded.Format);
        Assert.Equal(picture.Pixels, decoded.Image.Pixels);
        Assert.Empty(decoded.Notes);
    }

    [Fact]
    public void Ten_bits_are_reduced_to_eight_and_noted()
    {
        RgbImage picture = SyntheticPictures.Make("smooth", 32, 16);
        DecodedImage decoded = ImageReader.Decode(
            Encode(picture, 10),
            "x",
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["Samples of more than 8 bits were reduced to their high 8."], decoded.Notes);
        Assert.True(picture.Pixels.Zip(decoded.Image.Pixels).Max(p => Math.Abs(p.First - p.Second)) <= 1);
    }

    internal static byte[] Encode(RgbImage picture, int bits)
    {
        VipsLibrary.EnsureReady();
        using Image raw = Image.NewFromMemory(picture.Pixels, picture.Width, picture.Height, 3, Enums.BandFormat.Uchar);
        using Image image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        using Image wide =
            bits == 8
                ? image.Copy()
                : (image * 256).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        return wide.HeifsaveBuffer(
            lossless: true,
            bitdepth: bits,
            compression: Enums.ForeignHeifCompression.Av1,
            effort: 0
        );
    }
}
