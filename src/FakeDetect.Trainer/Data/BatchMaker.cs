using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Numerics;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Data;

/// <summary>Makes the batch of a step: a function of the options and the step, whatever thread asks.</summary>
internal sealed class BatchMaker(
    TrainingOptions options,
    EpochPlan plan,
    Sampler sampler,
    PictureStore store,
    IAugmentation augmentation,
    IInputWriter writer
)
{
    private const int Attempts = 64;

    // Where a picture cannot be read, one that is far from it in the order takes its place: a prime.
    private const long Apart = 7919;

    /// <summary>The batch of a step.</summary>
    /// <exception cref="DatasetInvalidException">No readable picture was found in many tries.</exception>
    public InputBatch Make(int step)
    {
        (int side, int count) = Shape(step);
        List<RgbImage> crops = new(count);
        List<float> labels = new(count);
        int fromPairs =
            !sampler.HasPairs ? 0
            : !sampler.HasPictures ? count
            : (int)Math.Round(count * options.PairShare / 2) * 2;
        for (int place = 0; crops.Count < count; place++)
        {
            bool pair = crops.Count < fromPairs;
            AddDraw(step, place, pair, crops.Count - fromPairs, side, crops, labels);
        }

        return new InputBatch(step, crops.Count, side, InputBatch.Write(writer, crops), [.. labels]);
    }

    /// <summary>The side of a step's crops and the number of its pictures: as many pixels as in a batch of the usual crop.</summary>
    public (int Side, int Count) Shape(int step)
    {
        if (options.MixedCropSize.Count == 0)
            return (options.CropSize, plan.PicturesIn(step));
        RandomStream random = new(options.Seed, step, -1);
        int choice = random.NextInt(options.MixedCropSize.Count + 1);
        if (choice == 0)
            return (options.CropSize, options.BatchSize);
        int side = options.MixedCropSize[choice - 1];
        double scaled = options.BatchSize * Math.Pow((double)options.CropSize / side, 2);
        return (side, Math.Max(2, (int)Math.Round(scaled / 2) * 2));
    }

    private void AddDraw(int step, int place, bool pair, int single, int side, List<RgbImage> crops, List<float> labels)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            RandomStream random = new(options.Seed, step, place, attempt);
            Draw draw = pair
                ? sampler.DrawPair(ref random)
                : sampler.DrawPicture(
                    plan.Epoch(step),
                    plan.Position(step) + place + attempt * Apart,
                    single,
                    ref random
                );
            RgbImage? first = store.Find(draw.First.FullPath);
            RgbImage? second = draw.Second is null ? null : store.Find(draw.Second.FullPath);
            if (first is null || (draw.Second is not null && second is null))
                continue; // Unreadable files were reported; another picture takes the place.
            // A copy: both pictures of a pair get the same numbers, and the same history.
            RandomStream again = random;
            bool lossy = draw.First.IsLossy || draw.Second is { IsLossy: true };
            crops.Add(augmentation.Apply(first, side, lossy, ref random));
            labels.Add(draw.First.IsFake ? 1 : 0);
            if (second is not null)
            {
                crops.Add(augmentation.Apply(second, side, lossy, ref again));
                labels.Add(1);
            }

            return;
        }

        throw new DatasetInvalidException(
            "PicturesUnreadable",
            options.TrainPath.Concat(options.PairPath).FirstOrDefault() ?? "",
            $"{Attempts} pictures in a row could not be read.",
            "See the errors of the files above."
        );
    }
}
