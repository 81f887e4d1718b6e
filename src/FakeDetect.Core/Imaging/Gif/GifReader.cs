namespace FakeDetect.Imaging.Gif;

/// <summary>
/// Decodes a GIF's first picture to the colours of its palette, transparent pixels included. libvips paints those and
/// the screen around a small picture black, where Pillow (and so the reference) shows the palette's colour.
/// </summary>
internal static class GifReader
{
    /// <exception cref="ImageUnreadableException">Cut off, damaged or too large.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> bytes, string name, DecodeOptions options)
    {
        GifFrame frame = GifHeader.Read(bytes, name);
        PixelLimit.Check(frame.ScreenWidth, frame.ScreenHeight, name, options);
        (int left, int top, int width, int height) = frame.Place;
        // A code of 12 bits names at most 4096 pixels: a header that promises more than the data can hold is not believed.
        if ((long)width * height > (bytes.Length - frame.DataOffset) * 8L / (frame.CodeBits + 1) * 4096)
            throw ImageErrors.PictureTruncated(
                name,
                $"{width} x {height} pixels in {bytes.Length - frame.DataOffset} bytes"
            );
        byte[] indices = new byte[checked(width * height)];
        bool ended = GifLzw.Decode(bytes, frame, indices, name);
        if (!ended && !GifHeader.HasWholePicture(bytes, frame.DataOffset))
            throw ImageErrors.PictureTruncated(name, "the GIF ends within its first picture");
        byte[] rgb = GC.AllocateUninitializedArray<byte>(checked(3 * frame.ScreenWidth * frame.ScreenHeight));
        if ((width, height) != (frame.ScreenWidth, frame.ScreenHeight))
            Fill(rgb, frame.Palette.AsSpan(3 * (frame.Transparent ?? 0), 3));
        for (int stored = 0; stored < height; stored++)
        {
            int y = frame.IsInterlaced ? InterlacedRow(stored, height) : stored;
            ReadOnlySpan<byte> row = indices.AsSpan(width * stored, width);
            Span<byte> target = rgb.AsSpan(3 * ((top + y) * frame.ScreenWidth + left), 3 * width);
            for (int x = 0; x < row.Length; x++)
                frame.Palette.AsSpan(3 * row[x], 3).CopyTo(target[(3 * x)..]);
        }
        List<string> notes = [];
        if (frame.Transparent is { } clear && indices.AsSpan().Contains((byte)clear))
            notes.Add(DecodeNotes.AlphaDropped);
        if (GifHeader.CountPictures(bytes, frame.DataOffset) is > 1 and int count)
            notes.Add(DecodeNotes.FirstFrame(count));
        return new DecodedImage(new RgbImage(frame.ScreenWidth, frame.ScreenHeight, rgb), ImageFormat.Gif, notes);
    }

    private static void Fill(Span<byte> rgb, ReadOnlySpan<byte> colour)
    {
        for (int i = 0; i < rgb.Length; i += 3)
            colour.CopyTo(rgb[i..]);
    }

    // Rows are stored in four passes: every 8th from 0, every 8th from 4, every 4th from 2, every 2nd from 1.
    private static int InterlacedRow(int stored, int height)
    {
        foreach ((int start, int step) in (ReadOnlySpan<(int, int)>)[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            int rows = Math.Max(0, (height - start + step - 1) / step);
            if (stored < rows)
                return start + stored * step;
            stored -= rows;
        }
        return height - 1;
    }
}
