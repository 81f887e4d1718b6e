using System.Globalization;

namespace FakeDetect.Simulation;

/// <summary>How an image-to-image network is run.</summary>
public sealed record ImageToImageOptions
{
    /// <summary>What <see cref="SizeMultiple"/> is where neither the user nor the network says it.</summary>
    public const int DefaultSizeMultiple = 8;

    /// <summary>The name under which a network's metadata say its size multiple.</summary>
    public const string SizeMultipleName = "size_multiple";

    /// <summary>
    /// Width and height of what the network is given are multiples of this (an autoencoder's total stride); 0: what the
    /// network's metadata say (<see cref="SizeMultipleName"/>), else <see cref="DefaultSizeMultiple"/>.
    /// </summary>
    public int SizeMultiple { get; init; }

    /// <summary>Side of a tile's kept part, in input pixels; larger pictures are cut. Rounded down to a multiple of <see cref="SizeMultiple"/>.</summary>
    public int TileSize { get; init; } = 512;

    /// <summary>Pixels of true surroundings that a tile sees on each side. Rounded up to a multiple of <see cref="SizeMultiple"/>.</summary>
    public int Halo { get; init; } = 64;

    /// <summary>Threads inside one run.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>These options for a network, with tiles on its grid.</summary>
    /// <param name="metadata">The network's metadata.</param>
    internal ImageToImageOptions For(IReadOnlyDictionary<string, string> metadata)
    {
        int multiple = SizeMultiple;
        if (
            multiple == 0
            && !(
                metadata.TryGetValue(SizeMultipleName, out string? said)
                && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out multiple)
                && multiple is >= 1 and <= 256
            )
        )
            multiple = DefaultSizeMultiple;
        return this with
        {
            SizeMultiple = multiple,
            TileSize = Math.Max(multiple, TileSize / multiple * multiple),
            Halo = (Halo + multiple - 1) / multiple * multiple,
        };
    }
}
