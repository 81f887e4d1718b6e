using System.Diagnostics;
using FakeDetect.Conditions;
using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Numerics;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Inference.Pipeline;

/// <summary>One picture's walk once it is read: decode it; for each condition change, crop, normalise, run, join.</summary>
internal sealed class PictureScorer(IPictureView pictures, ScoringOptions options, ScoringView view, string device)
{
    /// <summary>The outcome of a picture that is read.</summary>
    internal ScoredImage Score(ScoringJob job, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan reading = job.ReadTime;
        DecodedImage decoded = job.Decode(options.Decode, cancellation);

        ImageScore[] scores = new ImageScore[options.Conditions.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            ImageCondition condition = options.Conditions[i];
            ViewResult result = Under(condition, decoded.Image, job.Name, cancellation);
            scores[i] = new ImageScore(
                job.Name,
                job.File?.Sha256 ?? "",
                job.File?.Bytes.LongLength ?? 0,
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

        return new ScoredImage(job.Name, scores, null);
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
