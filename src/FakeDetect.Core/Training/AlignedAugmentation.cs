using System.ComponentModel.DataAnnotations;

namespace FakeDetect.Training;

/// <summary>
/// The same random history for both labels, so that neither format, quality nor size tells them apart: a random scale, a
/// crop, none to two encodings of which the second sits on a shifted grid, a flip, and now and then a retouch.
/// </summary>
public sealed record AlignedAugmentation
{
    /// <summary>The share of pictures that is resized, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double ScaleProbability { get; init; } = 0.55;

    /// <summary>The lowest scale. It is raised, for all pictures alike, to what a picture of <see cref="CommonSize"/> can bear.</summary>
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public double ScaleFrom { get; init; } = 0.45;

    /// <summary>The highest scale.</summary>
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public double ScaleTo { get; init; } = 1.3;

    /// <summary>A shorter side that nearly all pictures have, in pixels.</summary>
    [Range(1, int.MaxValue)]
    public int CommonSize { get; init; } = 192;

    /// <summary>
    /// The share of pictures that is blurred before any encoding, 0 to 1: fakes are softer than photographs, and a network
    /// that learns no more than that calls every photograph out of focus fake.
    /// </summary>
    [Range(0.0, 1.0)]
    public double Blur { get; init; } = 0.2;

    /// <summary>The highest deviation of the blur, in pixels; the lowest is 0.</summary>
    [Range(0.0, 100.0)]
    public double BlurSigmaTo { get; init; } = 3;

    /// <summary>The share of pictures that is encoded once, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double EncodeOnce { get; init; } = 0.6;

    /// <summary>The share of pictures that is encoded twice, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double EncodeTwice { get; init; } = 0.3;

    /// <summary>
    /// The share of pictures that is shown as if it had never been compressed, 0 to 1: neither blurred nor encoded, and where
    /// the file was lossy first shrunk to half or less, so that no blocks are left that only photographs would have. 0: none.
    /// </summary>
    [Range(0.0, 1.0)]
    public double Uncompressed { get; init; }

    /// <summary>The lowest JPEG quality.</summary>
    [Range(1, 100)]
    public int JpegFrom { get; init; } = 50;

    /// <summary>The highest JPEG quality.</summary>
    [Range(1, 100)]
    public int JpegTo { get; init; } = 98;

    /// <summary>The share of JPEGs with full chroma (4:4:4 rather than 4:2:0), 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double FullChroma { get; init; } = 0.2;

    /// <summary>The share of encodings that is WebP rather than JPEG, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double WebP { get; init; } = 0.22;

    /// <summary>The lowest WebP quality.</summary>
    [Range(1, 100)]
    public int WebPFrom { get; init; } = 50;

    /// <summary>The highest WebP quality.</summary>
    [Range(1, 100)]
    public int WebPTo { get; init; } = 95;

    /// <summary>The share of pictures whose brightness, contrast, colour or sharpness changes, or that turn grey, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double Retouch { get; init; } = 0.12;

    /// <summary>True: half of the pictures are mirrored.</summary>
    public bool Flip { get; init; } = true;
}
