namespace FakeDetect.Training;

/// <summary>Named augmentations.</summary>
public enum AugmentationPreset
{
    /// <summary>Resize, random crop and flip only.</summary>
    NoAugmentation,

    /// <summary>Half of the pictures blurred, sigma 0 to 3.</summary>
    Blur,

    /// <summary>Half of the pictures through JPEG, quality 30 to 100.</summary>
    Jpeg,

    /// <summary>Blur and JPEG, each with probability 0.5: the reference's first published model.</summary>
    BlurJpeg05,

    /// <summary>Blur and JPEG, each with probability 0.1: the reference's second.</summary>
    BlurJpeg01,

    /// <summary>Both labels through the same random scales, crops and encodings (single and double JPEG, WebP).</summary>
    Aligned,
}
