namespace FakeDetect.Conditions;

/// <summary>What is done to pictures to see how a detector stands it.</summary>
public enum PerturbationKind
{
    /// <summary>Nothing: the figures that the others are compared with.</summary>
    None,

    /// <summary>The reference's Gaussian blur; the value is sigma in pixels.</summary>
    Blur,

    /// <summary>JPEG, 4:2:0; the value is the quality.</summary>
    Jpeg,

    /// <summary>Lossy WebP; the value is the quality.</summary>
    WebP,

    /// <summary>Resized; the value is the factor.</summary>
    Resize,

    /// <summary>Another crop; the value is its side in pixels.</summary>
    CropSize,

    /// <summary>The crop moved right and down; the value is by how many pixels.</summary>
    Shift,

    /// <summary>Stored as PNG and read back: the same pixels.</summary>
    Png,

    /// <summary>Stored as lossless WebP and read back: the same pixels.</summary>
    WebPLossless,
}
