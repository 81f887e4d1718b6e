using FakeDetect.Imaging;

namespace FakeDetect.Simulation;

/// <summary>
/// A part of a picture as an image-to-image network is given it: the kept part, a halo of true surroundings, and beyond
/// the picture's borders its reflection (as reflect padding: the border pixel itself is not repeated).
/// </summary>
/// <param name="X">Left edge of the kept part.</param>
/// <param name="Y">Top edge of the kept part.</param>
/// <param name="Width">Pixels a row of the kept part.</param>
/// <param name="Height">Rows of the kept part.</param>
/// <param name="Left">Left edge of what the network sees; negative or equal to X.</param>
/// <param name="Top">Top edge of what the network sees.</param>
/// <param name="InputWidth">Pixels a row of what the network sees.</param>
/// <param name="InputHeight">Rows of what the network sees.</param>
internal sealed record NetworkTile(
    int X,
    int Y,
    int Width,
    int Height,
    int Left,
    int Top,
    int InputWidth,
    int InputHeight
)
{
    /// <summary>Cuts a picture of the given size; one tile where it is at most tile and two halos large.</summary>
    public static IEnumerable<NetworkTile> Cover(int width, int height, ImageToImageOptions options)
    {
        foreach ((int y, int h, int top, int inputHeight) in Spans(height, options))
        {
            foreach ((int x, int w, int left, int inputWidth) in Spans(width, options))
                yield return new NetworkTile(x, y, w, h, left, top, inputWidth, inputHeight);
        }
    }

    /// <summary>The network's input: planes R, G, B of values 0..1.</summary>
    public float[] Read(RgbImage image)
    {
        var planes = new float[3 * InputWidth * InputHeight];
        int plane = InputWidth * InputHeight;
        for (int y = 0; y < InputHeight; y++)
        {
            int row = 3 * image.Width * ReflectedIndex.AroundTheEdge(Top + y, image.Height);
            for (int x = 0; x < InputWidth; x++)
            {
                int source = row + (3 * ReflectedIndex.AroundTheEdge(Left + x, image.Width));
                int target = (y * InputWidth) + x;
                planes[target] = image.Pixels[source] / 255f;
                planes[target + plane] = image.Pixels[source + 1] / 255f;
                planes[target + (2 * plane)] = image.Pixels[source + 2] / 255f;
            }
        }

        return planes;
    }

    /// <summary>Writes the kept part of the network's output into the result.</summary>
    /// <param name="planes">[3, k InputHeight, k InputWidth], 0..1.</param>
    /// <param name="scale">k.</param>
    /// <param name="result">Interleaved RGB, k times the picture's size.</param>
    /// <param name="imageWidth">Pixels a row of the picture, before scaling.</param>
    public void Write(ReadOnlySpan<float> planes, int scale, byte[] result, int imageWidth)
    {
        int inputWidth = InputWidth * scale;
        int plane = inputWidth * InputHeight * scale;
        int offsetX = (X - Left) * scale;
        int offsetY = (Y - Top) * scale;
        for (int y = 0; y < Height * scale; y++)
        {
            int target = 3 * ((((Y * scale) + y) * imageWidth * scale) + (X * scale));
            int source = ((offsetY + y) * inputWidth) + offsetX;
            for (int x = 0; x < Width * scale; x++, source++)
            {
                result[target++] = ToByte(planes[source]);
                result[target++] = ToByte(planes[source + plane]);
                result[target++] = ToByte(planes[source + (2 * plane)]);
            }
        }
    }

    private static byte ToByte(float value) => (byte)(Math.Clamp(value, 0f, 1f) * 255f + 0.5f);

    private static IEnumerable<(int Start, int Length, int From, int InputLength)> Spans(
        int length,
        ImageToImageOptions options
    )
    {
        int whole = RoundUp(length, options.SizeMultiple);
        if (whole <= options.TileSize + (2 * options.Halo))
        {
            yield return (0, length, 0, whole);
            yield break;
        }

        for (int start = 0; start < length; start += options.TileSize)
        {
            int kept = Math.Min(options.TileSize, length - start);
            int from = Math.Max(0, start - options.Halo);
            int to = Math.Min(whole, RoundUp(start + kept + options.Halo, options.SizeMultiple));
            yield return (start, kept, from, to - from);
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
