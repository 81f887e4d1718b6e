using System.Collections.Concurrent;
using FakeDetect.Imaging;

namespace FakeDetect.Trainer.Data;

/// <summary>Pictures by path, decoded once and kept up to a limit of bytes. Safe for several threads.</summary>
internal sealed class PictureStore(long cacheBytes)
{
    private readonly ConcurrentDictionary<string, RgbImage> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImageUnreadableException> _unreadable = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Raised once for each file that cannot be read, on the thread that found it.</summary>
    public event Action<ImageUnreadableException>? Unreadable;

    /// <summary>How many files could not be read so far.</summary>
    public int UnreadableCount => _unreadable.Count;

    /// <summary>The picture; null when it cannot be read.</summary>
    public RgbImage? Find(string path)
    {
        if (_kept.TryGetValue(path, out RgbImage? image))
            return image;
        if (_unreadable.ContainsKey(path))
            return null;
        try
        {
            image = ImageReader.Decode(ImageFile.Read(path).Bytes, path, DecodeOptions.Default).Image;
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
