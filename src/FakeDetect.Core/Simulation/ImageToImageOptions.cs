namespace FakeDetect.Simulation;

/// <summary>How an image-to-image network is run.</summary>
public sealed record ImageToImageOptions
{
    /// <summary>Width and height of what the network is given are multiples of this (an autoencoder's total stride).</summary>
    public int SizeMultiple { get; init; } = 8;

    /// <summary>Side of a tile's kept part, in input pixels; larger pictures are cut. A multiple of <see cref="SizeMultiple"/>.</summary>
    public int TileSize { get; init; } = 512;

    /// <summary>Pixels of true surroundings that a tile sees on each side. A multiple of <see cref="SizeMultiple"/>.</summary>
    public int Halo { get; init; } = 64;

    /// <summary>Threads inside one run.</summary>
    public int Threads { get; init; } = 1;
}
