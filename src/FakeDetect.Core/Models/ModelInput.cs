namespace FakeDetect.Models;

/// <summary>How pixels become the input tensor: (v / 255 - mean) / deviation for each channel, every step in float32.</summary>
/// <param name="Kind">What the network sees: <c>Rgb</c>, or <c>Spectrum</c> (log magnitude, made from the pixels).</param>
/// <param name="Mean">Three means, RGB order, of values 0..1.</param>
/// <param name="Deviation">Three deviations, RGB order.</param>
public sealed record ModelInput(string Kind, IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>The <see cref="Kind"/> of networks that see the pixels.</summary>
    public const string Rgb = "Rgb";

    /// <summary>The <see cref="Kind"/> of networks that see the log magnitude of the Fourier transform.</summary>
    public const string Spectrum = "Spectrum";

    /// <summary>ImageNet's statistics as torchvision has them.</summary>
    public static ModelInput ImageNet { get; } = new(Rgb, [0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>v / 255.</summary>
    public static ModelInput ZeroToOne { get; } = new(Rgb, [0f, 0f, 0f], [1f, 1f, 1f]);

    /// <summary>v / 127.5 - 1.</summary>
    public static ModelInput MinusOneToOne { get; } = new(Rgb, [0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]);

    /// <summary>v minus the mean of ImageNet's training pictures, not divided: as Caffe and CNTK have it.</summary>
    public static ModelInput MeanSubtracted { get; } =
        new(Rgb, [123.15f / 255, 115.90f / 255, 103.06f / 255], [1f / 255, 1f / 255, 1f / 255]);

    /// <summary>The log magnitude of the spectrum, which needs no further range.</summary>
    public static ModelInput LogSpectrum { get; } = new(Spectrum, [0f, 0f, 0f], [1f, 1f, 1f]);

    /// <summary>CLIP's statistics.</summary>
    public static ModelInput Clip { get; } =
        new(Rgb, [0.48145466f, 0.4578275f, 0.40821073f], [0.26862954f, 0.26130258f, 0.27577711f]);
}
