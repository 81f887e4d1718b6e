using System.Runtime.InteropServices;
using NetVips;

namespace FakeDetect.Imaging.Vips;

/// <summary>Turns rows of the library's own sample format into RGB bytes by Pillow's rules.</summary>
internal sealed class SampleConverter
{
    private delegate void RowConversion(ReadOnlySpan<byte> source, Span<byte> rgb);

    private readonly RowConversion _convert;

    private SampleConverter(int bytesPerPixel, RowConversion convert)
    {
        BytesPerPixel = bytesPerPixel;
        _convert = convert;
    }

    /// <summary>Bytes a pixel of the source.</summary>
    public int BytesPerPixel { get; }

    /// <summary>Converts whole pixels.</summary>
    public void Convert(ReadOnlySpan<byte> source, Span<byte> rgb) => _convert(source, rgb);

    /// <summary>The conversion that a picture needs, with a note for each loss.</summary>
    public static SampleConverter For(
        Image image,
        string name,
        ImageFormat format,
        DecodeOptions options,
        bool premultiplied,
        List<string> notes
    )
    {
        int bands = image.Bands;
        bool cmyk = image.Interpretation == Enums.Interpretation.Cmyk && bands >= 4;
        if (!cmyk && bands is 2 or >= 4)
            notes.Add(DecodeNotes.AlphaDropped);
        switch (image.Format)
        {
            case Enums.BandFormat.Uchar when cmyk:
                return new SampleConverter(bands, (s, d) => SampleRules.Cmyk(s, d, bands));
            case Enums.BandFormat.Uchar when bands == 3:
                return new SampleConverter(3, static (s, d) => s.CopyTo(d));
            case Enums.BandFormat.Uchar when bands is 1 or 2:
                return new SampleConverter(bands, (s, d) => SampleRules.Gray(s, d, bands));
            case Enums.BandFormat.Uchar when bands == 4 && premultiplied:
                return new SampleConverter(4, SampleRules.Unpremultiply);
            case Enums.BandFormat.Uchar when bands is >= 4 and <= 8:
                return new SampleConverter(bands, (s, d) => SampleRules.FirstThree(s, d, bands));
            case Enums.BandFormat.Ushort when bands == 1:
                notes.Add(options.Gray16 == Gray16Rule.Clip ? DecodeNotes.Gray16Clipped : DecodeNotes.Gray16HighByte);
                bool clip = options.Gray16 == Gray16Rule.Clip;
                return new SampleConverter(
                    2,
                    (s, d) => SampleRules.Gray16(MemoryMarshal.Cast<byte, ushort>(s), d, 1, clip)
                );
            case Enums.BandFormat.Ushort when bands == 2:
                notes.Add(DecodeNotes.HighByte);
                return new SampleConverter(
                    4,
                    static (s, d) => SampleRules.Gray16(MemoryMarshal.Cast<byte, ushort>(s), d, 2, clip: false)
                );
            case Enums.BandFormat.Ushort when bands == 4 && cmyk:
                notes.Add(DecodeNotes.HighByte);
                return new SampleConverter(8, static (s, d) => SampleRules.Cmyk(SampleRules.HighBytes(s), d, 4));
            case Enums.BandFormat.Ushort when bands == 4 && premultiplied:
                notes.Add(DecodeNotes.HighByte);
                return new SampleConverter(8, static (s, d) => SampleRules.Unpremultiply(SampleRules.HighBytes(s), d));
            case Enums.BandFormat.Ushort when bands is >= 3 and <= 8 && !cmyk:
                notes.Add(DecodeNotes.HighByte);
                return new SampleConverter(
                    2 * bands,
                    (s, d) => SampleRules.Rgb16(MemoryMarshal.Cast<byte, ushort>(s), d, bands)
                );
            case Enums.BandFormat.Short when bands == 1:
                notes.Add(DecodeNotes.Clipped);
                return new SampleConverter(
                    2,
                    static (s, d) => SampleRules.GrayShort(MemoryMarshal.Cast<byte, short>(s), d)
                );
            case Enums.BandFormat.Int or Enums.BandFormat.Uint when bands == 1:
                notes.Add(DecodeNotes.Clipped);
                return new SampleConverter(
                    4,
                    static (s, d) => SampleRules.GrayInt(MemoryMarshal.Cast<byte, int>(s), d)
                );
            case Enums.BandFormat.Float when bands == 1:
                notes.Add(DecodeNotes.Clipped);
                return new SampleConverter(
                    4,
                    static (s, d) => SampleRules.GrayFloat(MemoryMarshal.Cast<byte, float>(s), d)
                );
            default:
                throw ImageErrors.FormatRefused(
                    name,
                    $"a {format} of {bands} bands of {image.Format} samples",
                    "this sample layout is not supported"
                );
        }
    }
}
