using System.Collections.Concurrent;
using FakeDetect.Imaging;

namespace FakeDetect.Trainer.Data;

/// <summary>Pictures by path, decoded once and kept up to a limit of bytes. Safe for several threads.</summary>
internal sealed class PictureStore(long cacheBytes)
{
    private readonly ConcurrentDictionary<string, RgbImage> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImageUnreadableException> _unreadable = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Raised once for each file that cannot be read, on the thread that found it.</summary>
    public event Action<ImageUnreadableException>? Unreadable;

    /// <summary>How many files could not be read so far.</summary>
    public int UnreadableCount => _unreadable.Count;

    /// <summary>SHA-256 of a file as it was when it was decoded, or as it is now if it was not yet; empty when it cannot be read.</summary>
    public string HashOf(string path)
    {
        try
        {
            return _hashes.TryGetValue(path, out string? known) ? known : ImageFile.Read(path).Sha256;
        }
        catch (ImageUnreadableException)
        {
            return "";
        }
    }

    /// <summary>The picture; null when it cannot be read.</summary>
    public RgbImage? Find(string path)
    {
        if (_kept.TryGetValue(path, out RgbImage? image))
            return image;
        if (_unreadable.ContainsKey(path))
            return null;
        try
        {
            ImageFile file = ImageFile.Read(path);
            _hashes.TryAdd(path, file.Sha256);
            image = ImageReader.Decode(file.Bytes, path, DecodeOptions.Default).Image;
        }
        catch (ImageUnreadableException e)
        {
            if (_unreadable.TryAdd(path, e))
                Unreadable?.Invoke(e);
            return null;
        }

        if (Interlocked.Read(ref _bytes) + image.Pixels.Length <= cacheBytes && _kept.TryAdd(path, image))
            Interlocked.Add(ref _bytes, image.Pixels.Length);
        return image;
    }
}
