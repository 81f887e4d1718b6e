using System.Security.Cryptography;
using FakeDetect.Files;
using FakeDetect.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Simulation;

/// <summary>
/// Makes pairs: a real picture goes through a network and comes back as a fake of the same subject, size and format. Both
/// labels then share everything but the trace (the lever of aligned training; FakeDetect's <c>-PairPath</c> trains on them).
/// </summary>
/// <param name="network">The network.</param>
/// <param name="folder">The folder of pairs; made if missing.</param>
/// <param name="encoding">How fakes are stored.</param>
/// <param name="shrink">How a picture that the network enlarged is brought back to size.</param>
public sealed class FakePairMaker(
    ImageToImageNetwork network,
    string folder,
    FakeEncoding encoding,
    Interpolation shrink = Interpolation.Bicubic
)
{
    private const int NameDigits = 12;

    // Two networks may have files of one name; their fakes of a picture are two files.
    private const int NetworkDigits = 6;

    private readonly Dictionary<string, PairEntry> _made = Made(folder, network.Sha256);

    /// <summary>
    /// Makes the fake of one picture and adds the pair to the manifest. A picture whose fake is there already is not done
    /// again: its entry is given back.
    /// </summary>
    /// <param name="path">The real picture, absolute.</param>
    /// <param name="decode">Limits and rules of decoding.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ImageUnreadableException">The picture cannot be read, or not be imitated.</exception>
    public PairEntry Make(string path, DecodeOptions decode, CancellationToken cancellation = default)
    {
        ImageFile original = ImageFile.Read(path, cancellation);
        if (_made.TryGetValue(original.Sha256, out PairEntry? made) && File.Exists(made.Fake))
            return made;
        DecodedImage decoded = ImageReader.Decode(original.Bytes, path, decode, cancellation);
        RgbImage picture = decoded.Image;
        RgbImage fake = Run(picture, path, cancellation);
        if (network.Scale > 1)
            fake = PillowResize.Resize(fake, picture.Width, picture.Height, shrink);
        EncodedFake file = FakeEncoder.Encode(fake, original, decoded.Format, encoding);
        PairEntry pair = new(
            path,
            Path.Combine(
                "fakes",
                $"{network.Name}-{network.Sha256[..NetworkDigits]}-{original.Sha256[..NameDigits]}{file.Extension}"
            ),
            original.Sha256,
            Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
            network.Name,
            network.Sha256,
            picture.Width,
            picture.Height,
            file.Format.ToString(),
            file.Quality,
            file.Subsampling
        );
        OutputFile.Replace(Path.Combine(folder, pair.Fake), stream => stream.Write(file.Bytes));
        PairManifest.Append(folder, [pair]);
        PairEntry absolute = pair with { Fake = Path.GetFullPath(Path.Combine(folder, pair.Fake)) };
        _made[original.Sha256] = absolute;
        return absolute;
    }

    private RgbImage Run(RgbImage picture, string path, CancellationToken cancellation)
    {
        try
        {
            return network.Run(picture, cancellation);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ImageUnreadableException(
                "InferenceFailed",
                path,
                $"The network '{network.Name}' failed on '{path}' ({picture.Width} x {picture.Height} pixels): {e.Message}",
                "Leave out pictures that are smaller than the network's margins; free memory, or choose a smaller -TileSize, for large ones.",
                e
            );
        }
    }

    private static Dictionary<string, PairEntry> Made(string folder, string networkSha256)
    {
        Dictionary<string, PairEntry> made = new(StringComparer.Ordinal);
        if (File.Exists(Path.Combine(folder, PairManifest.FileName)))
        {
            foreach (PairEntry pair in PairManifest.Read(folder).Where(p => p.NetworkSha256 == networkSha256))
                made[pair.OriginalSha256] = pair;
        }

        return made;
    }
}
