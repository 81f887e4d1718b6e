namespace FakeDetect.Training;

/// <summary>The reference's pipeline (CNNDetection, data/datasets.py): resize, blur, JPEG, random crop, flip, in this order.</summary>
public sealed record ReferenceAugmentation
{
    /// <summary>The shorter side after the resize, in pixels.</summary>
    public int LoadSize { get; init; } = 256;

    /// <summary>Kernels, one drawn for each picture: Bilinear, Bicubic, Lanczos, Nearest.</summary>
    public IReadOnlyList<string> Interpolation { get; init; } = ["Bilinear"];

    /// <summary>True: half of the pictures are mirrored.</summary>
    public bool Flip { get; init; } = true;

    /// <summary>The share of pictures that is blurred, 0 to 1.</summary>
    public double BlurProbability { get; init; }

    /// <summary>One sigma, or the lowest and the highest, in pixels.</summary>
    public IReadOnlyList<double> BlurSigma { get; init; } = [0.5];

    /// <summary>The share of pictures that goes through JPEG, 0 to 1.</summary>
    public double JpegProbability { get; init; }

    /// <summary>Encoders, one drawn for each picture: cv2, pil. Both give the same pixels.</summary>
    public IReadOnlyList<string> JpegMethod { get; init; } = ["cv2"];

    /// <summary>One quality, or the lowest and the highest (each integer between is drawn), 1 to 100.</summary>
    public IReadOnlyList<int> JpegQuality { get; init; } = [75];
}
