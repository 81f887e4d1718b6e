namespace FakeDetect.Imaging.Tiff;

/// <summary>What has to be known of a TIFF before a library decodes it.</summary>
/// <param name="Bytes">The file; a changed copy where <paramref name="IsPremultiplied"/>.</param>
/// <param name="Orientation">1..8; Pillow turns TIFFs upright, and only TIFFs.</param>
/// <param name="IsPremultiplied">True when colour was multiplied with alpha: it has to be divided by Pillow's rule, not the library's.</param>
internal sealed record TiffTraits(byte[] Bytes, uint Orientation, bool IsPremultiplied)
{
    private const uint LabColour = 8,
        IccLabColour = 9,
        ItuLabColour = 10;
    private const uint AssociatedAlpha = 1;
    private const byte UnassociatedAlpha = 2;

    /// <exception cref="ImageUnreadableException">In the L*a*b* colour space.</exception>
    public static TiffTraits Of(byte[] bytes, string name)
    {
        if (TiffDirectory.TryRead(bytes) is not { } directory)
            return new TiffTraits(bytes, 1, false);
        if (directory.First(TiffTag.PhotometricInterpretation) is LabColour or IccLabColour or ItuLabColour)
            throw ImageErrors.FormatRefused(
                name,
                "a TIFF in the L*a*b* colour space",
                "its conversion to RGB depends on a colour engine"
            );
        uint orientation = directory.First(TiffTag.Orientation) ?? 1;
        int offset = directory.ShortOffset(TiffTag.ExtraSamples);
        if (offset < 0 || directory.First(TiffTag.ExtraSamples) != AssociatedAlpha)
            return new TiffTraits(bytes, orientation, false);
        byte[] changed = (byte[])bytes.Clone();
        changed[directory.IsBigEndian ? offset + 1 : offset] = UnassociatedAlpha;
        return new TiffTraits(changed, orientation, true);
    }
}
