namespace FakeDetect.Trainer.Augmentation;

/// <summary>The reference's centre crop.</summary>
internal static class CenterCrop
{
    /// <summary>The left (or upper) edge of a crop that fits: half to even, as torchvision rounds.</summary>
    public static int Offset(int size, int crop) => (int)Math.Round((size - crop) / 2.0);
}
