using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;
using FakeDetect.Imaging.Vips;

namespace FakeDetect.Simulation;

/// <summary>Stores a fake in the very format, quality and subsampling of its original, so that only the network's trace tells the two apart.</summary>
internal static class FakeEncoder
{
    /// <summary>Encodes a fake.</summary>
    /// <param name="fake">The pixels.</param>
    /// <param name="original">The original's file.</param>
    /// <param name="format">The original's format.</param>
    /// <param name="encoding">Whether the original is imitated.</param>
    /// <exception cref="ImageUnreadableException">The original is of a kind that is not imitated.</exception>
    public static EncodedFake Encode(RgbImage fake, ImageFile original, ImageFormat format, FakeEncoding encoding)
    {
        if (encoding == FakeEncoding.Lossless)
            return new EncodedFake(VipsEncoder.WebPLossless(fake), ".webp", ImageFormat.WebP, null, "");
        return format switch
        {
            ImageFormat.Jpeg => Jpeg(fake, original),
            ImageFormat.Png => new EncodedFake(VipsEncoder.Png(fake), ".png", ImageFormat.Png, null, ""),
            ImageFormat.WebP when !PictureContainer.Of(original.Bytes).IsLossy => new EncodedFake(
                VipsEncoder.WebPLossless(fake),
                ".webp",
                ImageFormat.WebP,
                null,
                ""
            ),
            _ => throw NotImitated(original.Path, format == ImageFormat.WebP ? "lossy WebP" : format.ToString()),
        };
    }

    private static EncodedFake Jpeg(RgbImage fake, ImageFile original)
    {
        JpegFacts? facts = JpegInspector.Inspect(original.Bytes);
        if (
            facts
            is not { LuminanceTable: { } luminance, ChrominanceTable: { } chrominance, Subsampling: { } subsampling }
        )
            throw NotImitated(original.Path, "JPEG without colour or with unusual sampling");
        if (Array.Exists(luminance, v => v > 255) || Array.Exists(chrominance, v => v > 255))
            throw NotImitated(original.Path, "JPEG with 16-bit quantisation tables");
        byte[] bytes = JpegCodec.Encode(fake, luminance, chrominance, subsampling);
        string name = subsampling switch
        {
            ChromaSubsampling.S420 => "4:2:0",
            ChromaSubsampling.S422 => "4:2:2",
            _ => "4:4:4",
        };
        return new EncodedFake(bytes, ".jpg", ImageFormat.Jpeg, facts.Quality, name);
    }

    private static ImageUnreadableException NotImitated(string path, string kind) =>
        new(
            "FormatNotImitated",
            path,
            $"'{path}' is a {kind}, a format in which fakes cannot be saved.",
            "Use originals that are JPEG, PNG or lossless WebP, or ask for lossless fakes and re-encode both alike."
        );
}
