namespace FakeDetect.Imaging.Gif;

/// <summary>
/// The variable-length codes of a GIF's picture: least significant bit first, from CodeBits + 1 to 12 bits, in blocks
/// of a length byte and data; the code 2^CodeBits clears the table, the next ends the picture.
/// </summary>
internal static class GifLzw
{
    private const int MaxBits = 12;

    /// <summary>Fills <paramref name="indices"/> with palette indices in stored order.</summary>
    /// <returns>True when the code that ends the picture comes next; encoders may leave it out.</returns>
    /// <exception cref="ImageUnreadableException">The codes end early or name an entry that is not there.</exception>
    public static bool Decode(ReadOnlySpan<byte> bytes, GifFrame frame, Span<byte> indices, string name)
    {
        Span<ushort> prefix = new ushort[1 << MaxBits];
        Span<byte> suffix = new byte[1 << MaxBits],
            stack = new byte[1 << MaxBits];
        int clear = 1 << frame.CodeBits,
            bits = frame.CodeBits + 1,
            next = clear + 2,
            previous = -1,
            first = 0,
            at = 0;
        for (int i = 0; i < clear; i++)
            suffix[i] = (byte)i;
        GifBits stream = new(bytes, frame.DataOffset);
        while (at < indices.Length)
        {
            int code = stream.Next(bits);
            if (code < 0)
                throw ImageErrors.PictureTruncated(name, $"its data ends after {at} of {indices.Length} pixels");
            if (code == clear)
            {
                (bits, next, previous) = (frame.CodeBits + 1, clear + 2, -1);
                continue;
            }
            if (code == clear + 1)
                throw ImageErrors.PictureTruncated(name, $"its codes end after {at} of {indices.Length} pixels");
            if (code > next || (code == next && previous < 0) || (previous < 0 && code > clear))
                throw ImageErrors.PictureDamaged(name, $"a GIF code that means nothing after {at} pixels");
            // An entry is its prefix's string and one more byte; the entry being made right now ends as it begins.
            int depth = 0,
                walk = code;
            if (code == next)
            {
                stack[depth++] = (byte)first;
                walk = previous;
            }
            for (; walk >= clear; walk = prefix[walk])
                stack[depth++] = suffix[walk];
            first = suffix[walk];
            stack[depth++] = (byte)first;
            if (previous >= 0 && next < 1 << MaxBits)
            {
                prefix[next] = (ushort)previous;
                suffix[next++] = (byte)first;
                if (next == 1 << bits && bits < MaxBits)
                    bits++;
            }
            previous = code;
            while (depth > 0 && at < indices.Length)
                indices[at++] = stack[--depth];
        }
        return stream.Next(bits) == clear + 1;
    }
}
