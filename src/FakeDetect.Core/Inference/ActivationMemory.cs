using FakeDetect.Models;

namespace FakeDetect.Inference;

/// <summary>
/// How much memory a run of a network takes for each pixel of its input, at its peak. Decides how large a tile may be; a
/// wrong figure costs memory or speed, never a logit's correctness.
/// </summary>
internal static class ActivationMemory
{
    /// <summary>What one tile may take, in bytes.</summary>
    internal const long TileBudget = 512L << 20;

    /// <summary>What all runs of a pipeline together may take, in bytes; a single run may take more when it is alone.</summary>
    internal const long TotalBudget = 1L << 30;

    // ResNet-50: 160 bytes a pixel at 1024x1024 and 1536x1536 (`bench memory` prints it). Halving the strides quadruples it.
    private const int BytesAtStride32 = 160;

    /// <summary>Bytes for each input pixel.</summary>
    internal static long BytesPerPixel(ModelCard card)
    {
        int stride = card.Tiling?.Stride ?? 32;
        return card.Architecture switch
        {
            "resnet50-nodown" => 16 * BytesAtStride32,
            _ when stride >= 16 => BytesAtStride32,
            _ => 4 * BytesAtStride32,
        };
    }

    /// <summary>The largest tile, in pixels.</summary>
    internal static long MaxTilePixels(ModelCard card) => TileBudget / BytesPerPixel(card);
}
