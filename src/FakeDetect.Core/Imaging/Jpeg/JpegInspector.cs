using FakeDetect.Imaging.Tiff;

namespace FakeDetect.Imaging.Jpeg;

/// <summary>Reads what a JPEG's headers say about how it was made, without decoding it.</summary>
public static class JpegInspector
{
    private const byte App1 = 0xE1,
        App2 = 0xE2,
        DefineTables = 0xDB;

    /// <summary>Inspects a JPEG.</summary>
    /// <param name="jpeg">The file, or enough of its start to reach the first scan.</param>
    /// <returns>What was found; null when the bytes are no JPEG or have no frame header.</returns>
    public static JpegFacts? Inspect(ReadOnlySpan<byte> jpeg)
    {
        if (FormatSniffer.Sniff(jpeg, jpeg.Length) != ImageFormat.Jpeg)
            return null;
        JpegFrame? frame = null;
        ushort[]?[] tables = new ushort[]?[4];
        int orientation = 1;
        for (JpegSegments segments = new(jpeg); segments.Next(); )
        {
            switch (segments.Marker)
            {
                case DefineTables:
                    JpegQuantization.ReadTables(segments.Data, tables);
                    break;
                case App1 when segments.Data.StartsWith("Exif\0"u8) && segments.Data.Length > 6:
                    orientation = Orientation(segments.Data[6..]);
                    break;
                default:
                    frame ??= JpegFrame.TryRead(segments.Marker, segments.Data);
                    break;
            }
        }
        if (frame is null)
            return null;
        ushort[]? luma = Table(tables, frame.Components[0].Table);
        ushort[]? chroma = frame.Components.Count >= 3 ? Table(tables, frame.Components[1].Table) : null;
        (int Quality, bool Exact)? estimate = luma is null ? null : JpegQuantization.EstimateQuality(luma, chroma);
        return new JpegFacts
        {
            Width = frame.Width,
            Height = frame.Height,
            Components = frame.Components.Count,
            IsProgressive = frame.IsProgressive,
            Sampling = frame.Sampling,
            LuminanceTable = luma,
            ChrominanceTable = chroma,
            Quality = estimate?.Quality,
            HasStandardTables = estimate?.Exact ?? false,
            Orientation = orientation,
            Pictures = CountPictures(jpeg),
        };
    }

    /// <summary>Pictures in a multi-picture file (MPO); 1 for an ordinary JPEG.</summary>
    internal static long CountPictures(ReadOnlySpan<byte> jpeg)
    {
        for (JpegSegments segments = new(jpeg); segments.Next(); )
        {
            if (segments.Marker == App2 && segments.Data.StartsWith("MPF\0"u8))
                return Math.Max(1, TiffDirectory.TryRead(segments.Data[4..])?.First(TiffTag.MpfNumberOfImages) ?? 1);
        }
        return 1;
    }

    private static int Orientation(ReadOnlySpan<byte> exif) =>
        TiffDirectory.TryRead(exif)?.First(TiffTag.Orientation) is >= 1 and <= 8 and uint value ? (int)value : 1;

    private static ushort[]? Table(ushort[]?[] tables, int index) => index < tables.Length ? tables[index] : null;
}
