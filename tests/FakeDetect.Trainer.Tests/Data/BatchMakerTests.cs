using FakeDetect.Datasets.Search;
using FakeDetect.Inference.Inputs;
using FakeDetect.Models;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

public sealed class BatchMakerTests
{
    [Fact]
    public void Batches_come_in_order_and_do_not_depend_on_the_number_of_workers()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 4);
        BatchMaker maker = Maker(TinyRun.Options(sandbox));

        List<InputBatch> one = Take(maker, workers: 1),
            three = Take(maker, workers: 3);

        Assert.Equal(Enumerable.Range(2, 8), one.Select(b => b.Step));
        for (int i = 0; i < one.Count; i++)
        {
            Assert.Equal(one[i].Values, three[i].Values);
            Assert.Equal(one[i].Labels, three[i].Labels);
        }
    }

    [Fact]
    public void Both_pictures_of_a_pair_get_the_same_crop_and_encoding()
    {
        using PictureSandbox sandbox = new();
        // The "fake" is the very same picture, so that equal treatment shows as equal pixels.
        string real = sandbox.Write("real.ppm", PictureSandbox.Picture(50, 44, 3, false));
        string fake = sandbox.Write("fake.ppm", PictureSandbox.Picture(50, 44, 3, false));
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            BatchSize = 12,
            Aligned = new AlignedAugmentation { CommonSize = 40 },
        };
        PicturePair pair = new(Picture(real, false), Picture(fake, true));

        for (int step = 0; step < 10; step++)
        {
            InputBatch batch = Maker(options, [], [pair]).Make(step);
            Assert.Equal(12, batch.Count);
            int size = 3 * batch.Side * batch.Side;
            for (int i = 0; i < batch.Count; i += 2)
            {
                Assert.Equal([0f, 1f], batch.Labels[i..(i + 2)]);
                Assert.Equal(
                    batch.Values[(i * size)..((i + 1) * size)],
                    batch.Values[((i + 1) * size)..((i + 2) * size)]
                );
            }

            Assert.NotEqual(batch.Values[..size], batch.Values[(2 * size)..(3 * size)]);
        }
    }

    [Fact]
    public void Pairs_and_single_pictures_share_a_batch()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(2, 3);
        IReadOnlyList<LabelledPicture> singles = PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures;
        PicturePair pair = new(singles[0], singles[^1]);
        InputBatch batch = Maker(TinyRun.Options(sandbox) with { BatchSize = 8, PairShare = 0.25 }, singles, [pair])
            .Make(0);

        Assert.Equal(8, batch.Count);
        Assert.Equal([0f, 1f], batch.Labels[..2]);
        Assert.Equal(3, batch.Labels[2..].Count(l => l == 1));
    }

    [Fact]
    public void Mixed_crops_keep_the_number_of_pixels()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(2, 3, side: 80);
        BatchMaker maker = Maker(
            TinyRun.Options(sandbox) with
            {
                BatchSize = 16,
                CropSize = 32,
                MixedCropSize = [16, 64],
            }
        );

        (int Side, int Count)[] shapes = [.. Enumerable.Range(0, 60).Select(maker.Shape).Distinct().Order()];

        Assert.Equal([(16, 64), (32, 16), (64, 4)], shapes);
    }

    [Fact]
    public void An_unreadable_picture_is_told_once_and_another_takes_its_place()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(2, 3);
        string broken = Path.Combine(sandbox.Pictures, "0_real", "real0", "0.ppm");
        File.WriteAllText(broken, "P6\n40 40\n255\nshort");
        PictureStore store = new(1_000_000);
        List<string> told = [];
        store.Unreadable += e => told.Add(e.Target);
        BatchMaker maker = Maker(
            TinyRun.Options(sandbox),
            PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures,
            [],
            store
        );

        for (int step = 0; step < 30; step++)
            Assert.Equal(4, maker.Make(step).Count);

        Assert.Equal([broken], told);
        Assert.Equal(1, store.UnreadableCount);
    }

    [Fact]
    public void Nothing_readable_at_all_ends_the_run()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(1, 2);
        foreach (string file in Directory.EnumerateFiles(sandbox.Pictures, "*.ppm", SearchOption.AllDirectories))
            File.WriteAllText(file, "P6\n40 40\n255\nshort");

        Assert.Equal(
            "PicturesUnreadable",
            Assert.Throws<DatasetInvalidException>(() => Maker(TinyRun.Options(sandbox)).Make(0)).ErrorId
        );
    }

    [Fact]
    public void A_failure_in_a_worker_reaches_the_one_who_takes()
    {
        using BatchQueue queue = new(_ => throw new DatasetInvalidException("Test", "x", "m", "n"), 0, 5, 2);
        Assert.Equal(
            "Test",
            Assert.Throws<DatasetInvalidException>(() => queue.Take(TestContext.Current.CancellationToken)).ErrorId
        );
    }

    private static LabelledPicture Picture(string path, bool fake) =>
        new()
        {
            FullPath = path,
            Path = path,
            IsFake = fake,
            Set = "set",
            Source = "set",
        };

    private static BatchMaker Maker(TrainingOptions options) =>
        Maker(options, PictureFolder.Scan(options.TrainPath[0], "train", []).Pictures, []);

    private static BatchMaker Maker(
        TrainingOptions options,
        IReadOnlyList<LabelledPicture> singles,
        IReadOnlyList<PicturePair> pairs,
        PictureStore? store = null
    )
    {
        options = OptionRules.Check(options);
        return new BatchMaker(
            options,
            new EpochPlan(options, singles.Count + 2 * pairs.Count),
            new Sampler(options.Sampling, singles, pairs, options.Seed),
            store ?? new PictureStore(1_000_000),
            new AlignedPipeline(options.Aligned!),
            ModelInputs.For(ModelInput.MinusOneToOne)
        );
    }

    private static List<InputBatch> Take(BatchMaker maker, int workers)
    {
        using BatchQueue queue = new(maker.Make, 2, 10, workers);
        return [.. Enumerable.Range(0, 8).Select(_ => queue.Take(TestContext.Current.CancellationToken))];
    }
}
