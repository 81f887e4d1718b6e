using System.Diagnostics;
using System.Security.Cryptography;
using FakeDetect.Conditions;
using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Numerics;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Inference.Pipeline;

/// <summary>One picture's walk: read, hash, decode once; for each condition change, crop, normalise, run, join.</summary>
internal sealed class PictureScorer(IPictureView pictures, ScoringOptions options, ScoringView view, string device)
{
    /// <summary>The first step, which may wait for a disk: read and hash.</summary>
    internal static ReadPicture Read(PictureSource source, CancellationToken cancellation)
    {
        long begun = Stopwatch.GetTimestamp();
        ImageFile? file = source switch
        {
            { Image: not null } => null,
            { Bytes: { } bytes } => new ImageFile(source.Name, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            _ => ImageFile.Read(source.Name, cancellation),
        };
        return new ReadPicture(source, file, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>All that follows.</summary>
    internal ScoredImage Score(ReadPicture picture, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        (PictureSource source, ImageFile? file, TimeSpan reading) = picture;
        DecodedImage decoded = file is null
            ? new DecodedImage(source.Image!, ImageFormat.Unknown, [])
            : ImageReader.Decode(file.Bytes, source.Name, options.Decode, cancellation);

        ImageScore[] scores = new ImageScore[options.Conditions.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            ImageCondition condition = options.Conditions[i];
            ViewResult result = Under(condition, decoded.Image, source.Name, cancellation);
            scores[i] = new ImageScore(
                source.Name,
                file?.Sha256 ?? "",
                file?.Bytes.LongLength ?? 0,
                decoded.Image.Width,
                decoded.Image.Height,
                decoded.Format,
                condition.Name,
                view.Kind,
                view.CropSize,
                result.CropCount,
                result.Logit,
                Sigmoid.Of(result.Logit),
                result.Map,
                [.. decoded.Notes, .. result.Notes],
                watch.Elapsed + reading,
                device
            );
            reading = TimeSpan.Zero;
            watch.Restart();
        }

        return new ScoredImage(source.Name, scores, null);
    }

    private ViewResult Under(ImageCondition condition, RgbImage image, string name, CancellationToken cancellation)
    {
        try
        {
            return condition.Stage == ConditionStage.BeforeCrop
                ? pictures.Score(condition.Apply(image), null, name, cancellation)
                : pictures.Score(image, condition.IsIdentity ? null : condition.Apply, name, cancellation);
        }
        catch (OnnxRuntimeException e)
        {
            throw new EngineUnavailableException(
                "InferenceFailed",
                name,
                $"The network failed on '{name}' ({image.Width}x{image.Height} pixels): {e.Message}",
                "Use the CenterCrop view for this picture, or a machine with more memory.",
                e
            );
        }
    }
}
