namespace FakeDetect.Imaging;

/// <summary>Limits and rules of decoding.</summary>
public sealed record DecodeOptions
{
    /// <summary>The defaults.</summary>
    public static DecodeOptions Default { get; } = new();

    /// <summary>The largest width x height that is decoded; checked from the header, before anything is allocated.</summary>
    public long MaxPixels { get; init; } = 250_000_000;

    /// <summary>The rule for 16-bit grey.</summary>
    public Gray16Rule Gray16 { get; init; } = Gray16Rule.HighByte;
}
