using TorchSharp;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>
/// Numbers for libtorch that live as long as the process. TorchSharp passes a number as the bare address of a native object
/// that belongs to a managed one; nothing keeps the managed one alive during the call, so that a garbage collection on
/// another thread can free the number while libtorch reads it (seen once in some 60,000 batch norms: "argument alpha must
/// not be a floating point number"). Numbers in fields, and numbers of a step held by <c>using</c>, cannot be freed.
/// </summary>
internal static class FixedScalars
{
    /// <summary>1, as a whole number.</summary>
    public static Scalar One { get; } = 1L.ToScalar();

    /// <summary>-1.</summary>
    public static Scalar Low { get; } = (-1.0).ToScalar();

    /// <summary>1.</summary>
    public static Scalar High { get; } = 1.0.ToScalar();
}
