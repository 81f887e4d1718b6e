namespace FakeDetect.Charts;

/// <summary>
/// The colours of an overlay: orange leans to fake, blue to real, the stronger the more opaque; a pair that colour-blind
/// people can tell apart.
/// </summary>
/// <param name="Range">The logit at which the colour is strongest.</param>
internal readonly record struct OverlayColours(double Range)
{
    private const double StrongestAlpha = 180;

    /// <summary>Pixels that the network did not see.</summary>
    internal static ReadOnlySpan<byte> NotSeen => [128, 128, 128, 96];

    /// <summary>Writes R, G, B and alpha of a logit.</summary>
    internal void Write(double logit, Span<byte> pixel)
    {
        (pixel[0], pixel[1], pixel[2]) = logit > 0 ? ((byte)230, (byte)90, (byte)0) : ((byte)0, (byte)90, (byte)210);
        pixel[3] = (byte)Math.Round(StrongestAlpha * Math.Min(1, Math.Abs(logit) / Range));
    }

    /// <summary>The smallest of 1, 2, 5, 10, 20, ... and their tenths that no value exceeds; 0.1 at least.</summary>
    internal static double RangeFor(ReadOnlySpan<float> values)
    {
        double most = 0;
        foreach (float value in values)
            most = Math.Max(most, float.IsNaN(value) ? 0 : Math.Abs(value));
        for (double decade = 0.1; decade < 1e30; decade *= 10)
        {
            foreach (int step in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (most <= step * decade)
                    return step * decade;
            }
        }

        return double.MaxValue;
    }
}
