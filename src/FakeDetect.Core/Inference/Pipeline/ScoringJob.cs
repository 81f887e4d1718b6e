using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using FakeDetect.Imaging;

namespace FakeDetect.Inference.Pipeline;

/// <summary>One picture on its way through the pipeline: where it comes from, what was read of it, and what came of it.</summary>
/// <param name="name">Its path, or what the outcome calls a picture from memory.</param>
/// <param name="bytes">The encoded picture; null: it is read from the path, or given as pixels.</param>
/// <param name="image">The pixels; null: they are decoded.</param>
internal sealed class ScoringJob(string name, byte[]? bytes = null, RgbImage? image = null)
{
    internal string Name => name;

    /// <summary>The bytes and their hash, once <see cref="Read"/> was called; null for pixels from memory.</summary>
    internal ImageFile? File { get; private set; }

    /// <summary>The time that reading took.</summary>
    internal TimeSpan ReadTime { get; private set; }

    internal ScoredImage? Outcome { get; set; }

    /// <summary>A failure that no picture can cause: it is thrown where the outcome is taken.</summary>
    internal ExceptionDispatchInfo? Failure { get; set; }

    internal bool IsDone => Outcome is not null || Failure is not null;

    /// <summary>The first step, which may wait for a disk: read and hash.</summary>
    internal void Read(CancellationToken cancellation)
    {
        long begun = Stopwatch.GetTimestamp();
        if (bytes is not null)
            File = new ImageFile(name, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        else if (image is null)
            File = ImageFile.Read(name, cancellation);
        ReadTime = Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>The second step.</summary>
    internal DecodedImage Decode(DecodeOptions options, CancellationToken cancellation) =>
        image is not null
            ? new DecodedImage(image, ImageFormat.Unknown, [])
            : ImageReader.Decode(File!.Bytes, name, options, cancellation);
}
