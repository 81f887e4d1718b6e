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
    /// <summary>The longest file that is read, in bytes: what one array can hold.</summary>
    public const long MaxLength = 0x7FFF_FFC7;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImageUnreadableException">Missing, not permitted, empty, over 2 GB, or no regular file.</exception>
    public static ImageFile Read(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellation.ThrowIfCancellationRequested();
        byte[] bytes;
        try
        {
            RefuseWhatIsNoFile(path);
            using FileStream stream = new(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                bufferSize: 1
            );
            bytes = ReadWhole(stream, path, cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ImageErrors.FileNotFound(path, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw ImageErrors.AccessDenied(path, e);
        }
        catch (IOException e)
        {
            throw ImageErrors.FileUnreadable(path, e);
        }
        if (bytes.Length == 0)
            throw ImageErrors.FileEmpty(path);
        return new ImageFile(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    // Asked before the file is opened: opening a pipe waits for its other end. A pipe, socket or device has no length.
    private static void RefuseWhatIsNoFile(string path)
    {
        if (Directory.Exists(path))
            throw ImageErrors.NotAFile(path, "a folder");
        if (!File.Exists(path))
            throw ImageErrors.FileNotFound(path);
        FileInfo target = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        // /dev/stdin and its like are links to "pipe:[number]", which is no path.
        if (!target.Exists)
            throw target.Name.Contains(":[", StringComparison.Ordinal)
                ? ImageErrors.NotAFile(path, "a pipe or socket")
                : ImageErrors.FileNotFound(path);
        if (target.Length == 0)
            throw ImageErrors.FileEmpty(path);
    }

    private static byte[] ReadWhole(FileStream stream, string path, CancellationToken cancellation)
    {
        long length = stream.Length;
        if (length > MaxLength)
            throw ImageErrors.FileTooLarge(path, length, MaxLength);
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
        int done = 0;
        while (done < bytes.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = stream.Read(bytes, done, Math.Min(bytes.Length - done, 16 << 20));
            if (count == 0)
                break;
            done += count;
        }
        return done == bytes.Length ? bytes : bytes[..done];
    }
}
