namespace FakeDetect.Imaging;

/// <summary>The filters of Pillow's resize, by their names there.</summary>
public enum Interpolation
{
    /// <summary>The sample whose cell holds the point.</summary>
    Nearest,

    /// <summary>Mean over the cell; support 0.5.</summary>
    Box,

    /// <summary>Triangle; support 1.</summary>
    Bilinear,

    /// <summary>Hamming-windowed sinc; support 1.</summary>
    Hamming,

    /// <summary>Cubic convolution with a = -0.5; support 2.</summary>
    Bicubic,

    /// <summary>Lanczos-windowed sinc; support 3.</summary>
    Lanczos,
}
