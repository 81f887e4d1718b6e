namespace FakeDetect.Imaging.Pnm;

/// <summary>"P1".."P6", width, height and (not for bitmaps) the largest sample, separated by white space and # comments.</summary>
/// <param name="Kind">1..6: plain bitmap, grey, colour; binary bitmap, grey, colour.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="MaxValue">1..65535; 1 for bitmaps.</param>
/// <param name="DataOffset">Where the samples start.</param>
internal sealed record PnmHeader(int Kind, int Width, int Height, int MaxValue, int DataOffset)
{
    /// <summary>True when samples are decimal text.</summary>
    public bool IsPlain => Kind <= 3;

    /// <summary>True for black and white.</summary>
    public bool IsBitmap => Kind is 1 or 4;

    /// <summary>Samples a pixel.</summary>
    public int Bands => Kind is 3 or 6 ? 3 : 1;

    /// <exception cref="ImageUnreadableException">Cut off or damaged.</exception>
    public static PnmHeader Read(ReadOnlySpan<byte> bytes, string name)
    {
        int kind = bytes[1] - '0';
        PnmText text = new(bytes, 2, name);
        long width = text.Number(),
            height = text.Number();
        long max = kind is 1 or 4 ? 1 : text.Number();
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            throw ImageErrors.PictureDamaged(name, $"a size of {width} x {height} pixels");
        if (max is < 1 or > 65535)
            throw ImageErrors.PictureDamaged(name, $"a largest sample of {max}; 1..65535 is allowed");
        // Exactly one white-space character ends the header.
        return new PnmHeader(kind, (int)width, (int)height, (int)max, text.Position + 1);
    }
}
