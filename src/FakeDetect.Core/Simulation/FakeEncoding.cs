namespace FakeDetect.Simulation;

/// <summary>How simulated fakes are stored.</summary>
public enum FakeEncoding
{
    /// <summary>As the original was: JPEG with its quantisation tables and subsampling, PNG or lossless WebP; others are refused.</summary>
    Original,

    /// <summary>Lossless WebP: for training that re-encodes both of a pair anyway.</summary>
    Lossless,
}
