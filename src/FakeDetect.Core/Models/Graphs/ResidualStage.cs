namespace FakeDetect.Models.Graphs;

/// <summary>A stage of a small residual net: a convolution with batch norm and ReLU, then residual blocks of its width.</summary>
/// <param name="Channels">Channels of the stage.</param>
/// <param name="Kernel">The side of the convolution's kernel, odd.</param>
/// <param name="Stride">The convolution's stride.</param>
/// <param name="Blocks">Blocks of two 3x3 convolutions behind it.</param>
public sealed record ResidualStage(int Channels, int Kernel, int Stride, int Blocks)
{
    /// <summary>The trunk of <see cref="ResidualSmallArchitecture"/>, behind 2x2 pixels laid into channels.</summary>
    public static IReadOnlyList<ResidualStage> Small { get; } = [new(48, 3, 1, 1), new(96, 3, 2, 2), new(160, 3, 2, 2)];

    /// <summary>The branch of <see cref="MobileNetV2ResidualArchitecture"/>: down to one cell for 32 pixels.</summary>
    public static IReadOnlyList<ResidualStage> MobileNetBranch { get; } =
    [new(32, 5, 2, 0), new(64, 3, 2, 1), new(96, 3, 2, 1), new(128, 3, 2, 1), new(192, 3, 2, 0)];
}
