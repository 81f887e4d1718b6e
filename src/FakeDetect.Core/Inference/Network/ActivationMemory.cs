using FakeDetect.Models;

namespace FakeDetect.Inference.Network;

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

    /// <summary>Whole pictures above this give their memory back; a smaller one's is kept for the next.</summary>
    internal const int KeptPixels = 512 * 512;

    /// <summary>
    /// Bytes for each input pixel: what `FakeDetect.Benchmarks activation` prints, and two fifths for what several runs at
    /// once leave unused in the arena (`FakeDetect.Benchmarks memory` shows the sum).
    /// </summary>
    internal static long BytesPerPixel(ModelCard card) =>
        card.Architecture switch
        {
            "resnet50" or "mobilenetv2" or "mobilenetv2-residual" => 240,
            "ferretnet" or "residual-small" => 300,
            "npr" or "safe" => 380,
            "mobilenetv2-nodown" or "mobilenetv2-twin" => 1000,
            "resnet50-nodown" => 4500,
            _ => 1000,
        };

    /// <summary>The largest tile, in pixels.</summary>
    internal static long MaxTilePixels(ModelCard card) => TileBudget / BytesPerPixel(card);
}
