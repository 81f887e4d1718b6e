namespace FakeDetect.Simulation;

/// <summary>How a generator doubles the size of its maps; each leaves a trace of its own in the spectrum.</summary>
public enum UpsamplingKind
{
    /// <summary>Transposed convolution with stride 2: zeros inserted, then filtered (CycleGAN, StarGAN, DCGAN).</summary>
    TransposedConvolution,

    /// <summary>Each sample repeated, then a convolution (ProGAN, StyleGAN, GauGAN, BigGAN, latent diffusion decoders).</summary>
    NearestConvolution,

    /// <summary>Bilinear interpolation, then a convolution (CRN, IMLE).</summary>
    BilinearConvolution,

    /// <summary>A convolution to four times the channels, rearranged into a map twice as large (super-resolution nets).</summary>
    PixelShuffle,
}
