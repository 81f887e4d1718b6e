using System.Diagnostics;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Metrics;
using FakeDetect.Imaging;
using FakeDetect.Numerics;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Steps;

/// <summary>Scores held-out pictures with the network as it stands.</summary>
internal sealed class Validator(
    IReadOnlyList<LabelledPicture> pictures,
    PictureStore store,
    IValidationView view,
    NetworkInput input
)
{
    private const int BatchPixels = 8 * 224 * 224;

    /// <summary>Pictures to validate on.</summary>
    public int Count => pictures.Count;

    /// <summary>Validates.</summary>
    /// <param name="network">The network; it is left in training mode.</param>
    /// <param name="epoch">The epoch that ended, from 1; decides the random numbers of a view that has some.</param>
    /// <param name="step">Steps that are done.</param>
    /// <param name="cancellation">Ends it.</param>
    public TrainingValidated Run(DetectorNetwork network, int epoch, int step, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        List<(LabelledPicture Picture, double Logit)> scored = Score(network, epoch, cancellation);
        List<(LabelledPicture Picture, double Logit)> reals = [.. scored.Where(s => !s.Picture.IsFake)],
            fakes = [.. scored.Where(s => s.Picture.IsFake)];
        ScoreSet all = Set(fakes, reals);
        Accuracy accuracy = Accuracy.At(all, 0);
        double setAp = fakes
            .GroupBy(f => f.Picture.Source)
            .Where(g => g.Count() >= 3)
            .Select(g => AveragePrecision.Of(Set(g, reals).Balanced()))
            .DefaultIfEmpty(double.NaN)
            .Average();
        double loss = (Loss(reals, -1) + Loss(fakes, 1)) / 2;
        return new TrainingValidated(
            epoch,
            step,
            AveragePrecision.Of(all.Balanced()),
            setAp,
            RocCurve.Of(all).Area,
            accuracy.All,
            accuracy.Real,
            accuracy.Fake,
            loss,
            Best: false,
            Stopwatch.GetElapsedTime(start).TotalSeconds
        );
    }

    private static ScoreSet Set(
        IEnumerable<(LabelledPicture Picture, double Logit)> fakes,
        IEnumerable<(LabelledPicture Picture, double Logit)> reals
    ) => ScoreSet.Of([.. fakes.Select(f => f.Logit)], [.. reals.Select(r => r.Logit)]);

    private static double Loss(List<(LabelledPicture Picture, double Logit)> scored, int sign) =>
        scored.Select(s => Logistic.Softplus(-sign * s.Logit)).DefaultIfEmpty(double.NaN).Average();

    private List<(LabelledPicture Picture, double Logit)> Score(
        DetectorNetwork network,
        int epoch,
        CancellationToken cancellation
    )
    {
        List<(LabelledPicture Picture, double Logit)> scored = [];
        Dictionary<(int Width, int Height), List<(LabelledPicture Picture, RgbImage View)>> waiting = [];
        network.eval();
        try
        {
            for (int i = 0; i < pictures.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (store.Find(pictures[i].FullPath) is not { } image)
                    continue;
                RandomStream random = new(i, epoch);
                RgbImage shown = view.Of(image, ref random);
                List<(LabelledPicture Picture, RgbImage View)> batch = waiting.TryGetValue(
                    (shown.Width, shown.Height),
                    out var found
                )
                    ? found
                    : waiting[(shown.Width, shown.Height)] = [];
                batch.Add((pictures[i], shown));
                if ((batch.Count + 1) * shown.Width * shown.Height > BatchPixels)
                    Flush(network, batch, scored);
            }

            foreach (List<(LabelledPicture Picture, RgbImage View)> batch in waiting.Values)
                Flush(network, batch, scored);
        }
        finally
        {
            network.train();
        }

        return scored;
    }

    private void Flush(
        DetectorNetwork network,
        List<(LabelledPicture Picture, RgbImage View)> batch,
        List<(LabelledPicture Picture, double Logit)> scored
    )
    {
        if (batch.Count == 0)
            return;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        float[] logits = network.forward(input.Of([.. batch.Select(b => b.View)])).cpu().data<float>().ToArray();
        for (int i = 0; i < logits.Length; i++)
        {
            if (!float.IsFinite(logits[i]))
            {
                throw new TrainingFailedException(
                    "Diverged",
                    batch[i].Picture.FullPath,
                    $"The network's logit of '{batch[i].Picture.FullPath}' is {logits[i]} in validation.",
                    "Lower the learning rate; the last checkpoint is from before."
                );
            }

            scored.Add((batch[i].Picture, logits[i]));
        }
        batch.Clear();
    }
}
