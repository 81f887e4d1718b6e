namespace FakeDetect.Trainer.Data;

/// <summary>Files that are lossy by their format. WebP and AVIF can be either, and count as lossless unless a manifest knows better.</summary>
internal static class LossyFile
{
    /// <summary>The file's name is that of a JPEG.</summary>
    public static bool Is(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JPG" or ".JPEG";
}
