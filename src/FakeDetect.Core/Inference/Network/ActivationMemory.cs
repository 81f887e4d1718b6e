using FakeDetect.Models;
using FakeDetect.Models.Graphs;

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

    // A network that the catalogue does not know, from an ONNX file of somebody else.
    private const long UnknownBytesPerPixel = 1000;

    /// <summary>Bytes for each input pixel.</summary>
    internal static long BytesPerPixel(ModelCard card) =>
        ArchitectureCatalog.Find(card.Architecture)?.BytesPerPixel ?? UnknownBytesPerPixel;

    /// <summary>The largest tile, in pixels.</summary>
    internal static long MaxTilePixels(ModelCard card) => TileBudget / BytesPerPixel(card);
}
