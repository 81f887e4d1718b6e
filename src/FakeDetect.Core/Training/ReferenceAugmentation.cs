using System.ComponentModel.DataAnnotations;

namespace FakeDetect.Training;

/// <summary>The reference's pipeline (CNNDetection, data/datasets.py): resize, blur, JPEG, random crop, flip, in this order.</summary>
public sealed record ReferenceAugmentation
{
    /// <summary>The shorter side after the resize, in pixels.</summary>
    [Range(8, 8192)]
    public int LoadSize { get; init; } = 256;

    /// <summary>Kernels, one drawn for each picture: Bilinear, Bicubic, Lanczos, Nearest.</summary>
    [Length(1, int.MaxValue)]
    public IReadOnlyList<string> Interpolation { get; init; } = ["Bilinear"];

    /// <summary>True: half of the pictures are mirrored.</summary>
    public bool Flip { get; init; } = true;

    /// <summary>The share of pictures that is blurred, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double BlurProbability { get; init; }

    /// <summary>One sigma, or the lowest and the highest, in pixels.</summary>
    [Length(1, 2), Range(0.0, 100.0)]
    public IReadOnlyList<double> BlurSigma { get; init; } = [0.5];

    /// <summary>The share of pictures that goes through JPEG, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double JpegProbability { get; init; }

    /// <summary>Encoders, one drawn for each picture: cv2, pil. Both give the same pixels.</summary>
    [Length(1, int.MaxValue)]
    public IReadOnlyList<string> JpegMethod { get; init; } = ["cv2"];

    /// <summary>One quality, or the lowest and the highest (each integer between is drawn), 1 to 100.</summary>
    [Length(1, 2), Range(1, 100)]
    public IReadOnlyList<int> JpegQuality { get; init; } = [75];
}
