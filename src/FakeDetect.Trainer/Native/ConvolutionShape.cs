namespace FakeDetect.Trainer.Native;

/// <summary>A convolution to check: 2 pictures, padded by half of the kernel.</summary>
/// <param name="Input">Channels of the input.</param>
/// <param name="Output">Channels of the output.</param>
/// <param name="Kernel">Side of the kernel, in pixels.</param>
/// <param name="Stride">Stride, both ways.</param>
/// <param name="Groups">Groups of channels.</param>
internal sealed record ConvolutionShape(int Input, int Output, int Kernel, int Stride, int Groups = 1)
{
    /// <summary>Pictures.</summary>
    public const int Count = 2;

    /// <summary>Height of the input.</summary>
    public const int Height = 9;

    /// <summary>Width of the input.</summary>
    public const int Width = 7;

    /// <summary>
    /// Those that went wrong, or are near them: channels that fill no block of 8, 16 or 48. A stem, residual-small's first
    /// layer, narrow ones, 1x1 as MobileNetV2's, a depthwise one, a simulator's last one and its discriminator's.
    /// </summary>
    public static IReadOnlyList<ConvolutionShape> Suspects { get; } =
    [
        new(3, 32, 3, 2),
        new(24, 48, 3, 2),
        new(20, 12, 3, 1),
        new(64, 80, 1, 1),
        new(24, 272, 1, 1),
        new(24, 24, 3, 1, Groups: 24),
        new(32, 3, 7, 1),
        new(32, 1, 4, 1),
    ];

    /// <summary>Zeros on each side.</summary>
    public int Padding => Kernel / 2;

    /// <summary>Height of the output.</summary>
    public int OutputHeight => (Height + 2 * Padding - Kernel) / Stride + 1;

    /// <summary>Width of the output.</summary>
    public int OutputWidth => (Width + 2 * Padding - Kernel) / Stride + 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Input} to {Output} channels, {Kernel}x{Kernel}, stride {Stride}";
}
