namespace FakeDetect.Simulation;

/// <summary>The steps a simulator is made of.</summary>
public enum SimulatorLayerKind
{
    /// <summary>Reflect padding of (k-1)/2, then a convolution with bias.</summary>
    Convolution,

    /// <summary>Transposed convolution of stride 2 whose output is exactly twice as large.</summary>
    TransposedConvolution,

    /// <summary>Twice the size, each sample repeated.</summary>
    Nearest,

    /// <summary>Twice the size, bilinear, half-pixel centres.</summary>
    Bilinear,

    /// <summary>Four channels become one map of twice the size.</summary>
    PixelShuffle,

    /// <summary>Instance normalisation without learned scale, epsilon 1e-5.</summary>
    InstanceNorm,

    /// <summary>Batch normalisation, epsilon 1e-5.</summary>
    BatchNorm,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>The hyperbolic tangent, to -1..1.</summary>
    Tanh,

    /// <summary>Remembers the map.</summary>
    ResidualStart,

    /// <summary>Adds the remembered map.</summary>
    ResidualEnd,
}
