namespace FakeDetect.Imaging.Tga;

/// <summary>
/// Targa's run lengths: a byte with bit 7 set and n in the others repeats the next pixel n + 1 times, a byte without it is
/// followed by n + 1 pixels. Runs may cross the end of a row, as version 1 allows.
/// </summary>
internal static class TgaRunLength
{
    /// <summary>Walks the packets without expanding them: they must be whole and fill the picture exactly.</summary>
    /// <exception cref="ImageUnreadableException">The file ends early, or a run reaches past the picture's end.</exception>
    public static void Check(ReadOnlySpan<byte> bytes, TgaHeader header, string name)
    {
        ByteReader reader = new(bytes, name) { Position = header.PixelOffset };
        long left = (long)header.Width * header.Height;
        while (left > 0)
        {
            int code = reader.U8();
            int count = (code & 127) + 1;
            reader.Take(code >= 128 ? header.PixelBytes : count * header.PixelBytes);
            left -= count;
        }
        if (left < 0)
            throw ImageErrors.PictureDamaged(name, $"a run reaches {-left} pixels past the picture's end");
    }
}
