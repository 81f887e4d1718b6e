using System.Runtime.InteropServices;

namespace FakeDetect.Imaging.Vips;

/// <summary>Pillow 9.4's arithmetic from stored samples to RGB bytes, one method a rule.</summary>
internal static class SampleRules
{
    /// <summary>Grey, with or without alpha: the first sample, three times.</summary>
    public static void Gray(ReadOnlySpan<byte> source, Span<byte> rgb, int bands)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s += bands, d += 3)
            rgb[d] = rgb[d + 1] = rgb[d + 2] = source[s];
    }

    /// <summary>RGB with alpha or anything else behind it: the rest is dropped, not composited.</summary>
    public static void FirstThree(ReadOnlySpan<byte> source, Span<byte> rgb, int bands)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s += bands, d += 3)
        {
            rgb[d] = source[s];
            rgb[d + 1] = source[s + 1];
            rgb[d + 2] = source[s + 2];
        }
    }

    /// <summary>RGB that was multiplied with alpha: divided again, rounded down; colour under alpha 0 stays as it is.</summary>
    public static void Unpremultiply(ReadOnlySpan<byte> source, Span<byte> rgb)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s += 4, d += 3)
        {
            int alpha = source[s + 3];
            if (alpha == 0)
                alpha = 255;
            rgb[d] = (byte)Math.Min(255 * source[s] / alpha, 255);
            rgb[d + 1] = (byte)Math.Min(255 * source[s + 1] / alpha, 255);
            rgb[d + 2] = (byte)Math.Min(255 * source[s + 2] / alpha, 255);
        }
    }

    /// <summary>The high byte of each 16-bit sample.</summary>
    public static byte[] HighBytes(ReadOnlySpan<byte> source)
    {
        ReadOnlySpan<ushort> samples = MemoryMarshal.Cast<byte, ushort>(source);
        byte[] high = new byte[samples.Length];
        for (int i = 0; i < high.Length; i++)
            high[i] = (byte)(samples[i] >> 8);
        return high;
    }

    /// <summary>CMYK: n = 255 - K; channel = n - round(ink x n / 255), the rounding by shifts.</summary>
    public static void Cmyk(ReadOnlySpan<byte> source, Span<byte> rgb, int bands)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s += bands, d += 3)
        {
            int n = 255 - source[s + 3];
            rgb[d] = Ink(source[s], n);
            rgb[d + 1] = Ink(source[s + 1], n);
            rgb[d + 2] = Ink(source[s + 2], n);
        }
    }

    /// <summary>16-bit grey: the high byte, or min(v, 255).</summary>
    public static void Gray16(ReadOnlySpan<ushort> source, Span<byte> rgb, int bands, bool clip)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s += bands, d += 3)
            rgb[d] = rgb[d + 1] = rgb[d + 2] = clip ? (byte)Math.Min((int)source[s], 255) : (byte)(source[s] >> 8);
    }

    /// <summary>16-bit colour: the high byte, not rounded.</summary>
    public static void Rgb16(ReadOnlySpan<ushort> source, Span<byte> rgb, int bands)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s += bands, d += 3)
        {
            rgb[d] = (byte)(source[s] >> 8);
            rgb[d + 1] = (byte)(source[s + 1] >> 8);
            rgb[d + 2] = (byte)(source[s + 2] >> 8);
        }
    }

    /// <summary>16-bit signed grey: clipped to 0..255.</summary>
    public static void GrayShort(ReadOnlySpan<short> source, Span<byte> rgb)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s++, d += 3)
            rgb[d] = rgb[d + 1] = rgb[d + 2] = (byte)Math.Clamp((int)source[s], 0, 255);
    }

    /// <summary>32-bit integer grey: clipped to 0..255.</summary>
    public static void GrayInt(ReadOnlySpan<int> source, Span<byte> rgb)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s++, d += 3)
            rgb[d] = rgb[d + 1] = rgb[d + 2] = (byte)Math.Clamp(source[s], 0, 255);
    }

    /// <summary>Float grey: clipped to 0..255, then truncated; NaN becomes 0.</summary>
    public static void GrayFloat(ReadOnlySpan<float> source, Span<byte> rgb)
    {
        for (int s = 0, d = 0; d + 2 < rgb.Length; s++, d += 3)
        {
            float v = source[s];
            rgb[d] =
                rgb[d + 1] =
                rgb[d + 2] =
                    v >= 255f ? (byte)255
                    : v > 0f ? (byte)v
                    : (byte)0;
        }
    }

    private static byte Ink(int ink, int n)
    {
        int u = ink * n + 128;
        return (byte)Math.Clamp(n - (((u >> 8) + u) >> 8), 0, 255);
    }
}
