using FakeDetect.Imaging;

namespace FakeDetect.Trainer.Data;

/// <summary>Whether a file's format changes pixels, by its content: JPEG, lossy WebP and AVIF.</summary>
internal static class LossyFile
{
    /// <summary>Looks at the file's first bytes. A file that cannot be read is not known to be lossy: reading the picture reports it.</summary>
    public static bool Is(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            return PictureContainer.Of(file).IsLossy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
