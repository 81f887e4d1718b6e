using System.Security.Cryptography;
using FakeDetect.Conditions;
using FakeDetect.Imaging;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class ScoringPipelineTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    private const int Patience = 30_000;

    [Fact]
    public void Outcomes_come_in_the_order_of_input_with_errors_in_their_place()
    {
        string[] paths =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(i =>
                    (i % 5) switch
                    {
                        1 => fixture.Broken($"order-{i}.jpg"),
                        3 => fixture.Missing($"order-{i}.jpg"),
                        _ => fixture.Jpeg($"order-{i}.jpg", 20 + (i * 7 % 60), 20 + (i * 11 % 50), i),
                    }
                ),
        ];
        using ScoringPipeline pipeline = fixture.Open(new ScoringOptions { ThrottleLimit = 3 });

        List<ScoredImage> outcomes = ScoringFixture.Drain(pipeline, paths);

        Assert.Equal(paths, outcomes.Select(o => o.Path));
        for (int i = 0; i < outcomes.Count; i++)
        {
            bool readable = i % 5 is 0 or 2 or 4;
            Assert.Equal(readable, outcomes[i].Error is null);
            Assert.Equal(readable ? 1 : 0, outcomes[i].Scores.Count);
            if (!readable)
            {
                Assert.IsType<ImageUnreadableException>(outcomes[i].Error);
                Assert.Contains(paths[i], outcomes[i].Error!.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_score_says_what_was_scored()
    {
        string path = fixture.Jpeg("facts.jpg", 50, 41, seed: 1);
        byte[] bytes = File.ReadAllBytes(path);
        using ScoringPipeline pipeline = fixture.Open();

        ImageScore score = Assert.Single(Assert.Single(ScoringFixture.Drain(pipeline, [path])).Scores);

        Assert.Equal(path, score.Path);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), score.Sha256);
        Assert.Equal((bytes.Length, 50, 41, ImageFormat.Jpeg), (score.Length, score.Width, score.Height, score.Format));
        Assert.Equal(("AsIs", DetectorView.CenterCrop, 32), (score.Condition, score.View, score.CropSize));
        Assert.Equal(Sigmoid.Of(score.Logit), score.Probability);
        Assert.Equal(pipeline.Device, score.Device);
        Assert.Empty(score.Notes);
        Assert.Null(score.Map);
        Assert.True(score.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public void Files_bytes_and_pixels_of_one_picture_have_one_logit()
    {
        string path = fixture.Jpeg("three.jpg", 60, 60, seed: 2);
        byte[] bytes = File.ReadAllBytes(path);
        using ScoringPipeline pipeline = fixture.Open();
        pipeline.Add(path);
        pipeline.Add("bytes", bytes);
        pipeline.Add(
            "pixels",
            ImageReader.Decode(bytes, "three", DecodeOptions.Default, TestContext.Current.CancellationToken).Image
        );

        ImageScore[] scores = [.. Enumerable.Range(0, 3).Select(_ => pipeline.Take().Scores[0])];

        Assert.Equal([path, "bytes", "pixels"], scores.Select(s => s.Path));
        Assert.Equal(scores[0].Sha256, scores[1].Sha256);
        Assert.Equal(("", 0, ImageFormat.Unknown), (scores[2].Sha256, scores[2].Length, scores[2].Format));
        Assert.Equal(scores[0].Logit, scores[1].Logit);
        Assert.Equal(scores[0].Logit, scores[2].Logit);
    }

    [Fact]
    public void A_picture_smaller_than_the_crop_is_scored_with_a_note()
    {
        using ScoringPipeline pipeline = fixture.Open();
        pipeline.Add("small", TestPicture.Noise(20, 40, seed: 1));

        ImageScore score = pipeline.Take().Scores[0];

        Assert.Contains("20x40", Assert.Single(score.Notes), StringComparison.Ordinal);
        Assert.Equal((20, 40), (score.Width, score.Height));
    }

    [Theory]
    [InlineData(DetectorView.CenterCrop)]
    [InlineData(DetectorView.Full)]
    [InlineData(DetectorView.Tiles)]
    public void The_mean_of_the_map_is_the_logit(DetectorView view)
    {
        using ScoringPipeline pipeline = fixture.Open(new ScoringOptions { View = view, IncludeMap = true });
        pipeline.Add("map", TestPicture.Noise(77, 45, seed: 5));

        ImageScore score = pipeline.Take().Scores[0];

        Assert.Equal(score.Map!.Width * score.Map.Height, score.Map.Values.Length);
        Assert.Equal(score.Map.Values.Average(v => (double)v), score.Logit, 1e-5);
        Assert.Equal(
            view switch
            {
                DetectorView.Full => (10, 6, 8),
                DetectorView.Tiles => (3, 2, 32),
                _ => (4, 4, 8),
            },
            (score.Map.Width, score.Map.Height, score.Map.Stride)
        );
        Assert.Equal(view == DetectorView.CenterCrop ? (22, 6) : (0, 0), (score.Map.Left, score.Map.Top));
    }

    [Fact]
    public void A_tile_is_scored_as_if_it_were_a_picture()
    {
        RgbImage image = TestPicture.Noise(77, 32, seed: 6);
        using ScoringPipeline tiles = fixture.Open(new ScoringOptions { View = DetectorView.Tiles });
        using ScoringPipeline crops = fixture.Open();
        tiles.Add("all", image);
        foreach (int left in (int[])[0, 32, 45])
            crops.Add("part", new CropPlan(left, 0, 32, 32).Apply(image));

        float[] parts = [.. Enumerable.Range(0, 3).Select(_ => crops.Take().Scores[0].Logit)];

        Assert.Equal((float)(parts.Sum(p => (double)p) / 3), tiles.Take().Scores[0].Logit);
    }

    [Fact]
    public void Taking_when_nothing_is_pending_or_adding_after_the_end_is_refused()
    {
        using ScoringPipeline pipeline = fixture.Open();

        Assert.Throws<InvalidOperationException>(pipeline.Take);
        Assert.False(pipeline.TryTake(out _));
        pipeline.Complete();
        Assert.Throws<InvalidOperationException>(() => pipeline.Add("late.jpg"));
    }

    [Fact]
    public void A_defect_is_thrown_where_the_outcome_is_taken_and_the_next_picture_goes_on()
    {
        ImageCondition faulty = new(
            "Faulty",
            ConditionStage.BeforeCrop,
            image => image.Width == 31 ? throw new NotSupportedException("a defect") : image
        );
        using ScoringPipeline pipeline = fixture.Open(new ScoringOptions { ThrottleLimit = 1, Conditions = [faulty] });
        pipeline.Add("first", TestPicture.Noise(31, 32, 1));
        pipeline.Add("second", TestPicture.Noise(32, 32, 2));

        Assert.Throws<NotSupportedException>(pipeline.Take);
        Assert.Equal("second", pipeline.Take().Path);
    }

    [Fact]
    public void No_more_pictures_than_the_window_are_begun_ahead_of_the_one_that_is_taken()
    {
        int begun = 0;
        int most = 0;
        int taken = 0;
        ImageCondition counting = new(
            "Counting",
            ConditionStage.BeforeCrop,
            image =>
            {
                int ahead = Interlocked.Increment(ref begun) - Volatile.Read(ref taken);
                InterlockedMax(ref most, ahead);
                return image;
            }
        );
        using ScoringPipeline pipeline = fixture.Open(
            new ScoringOptions { ThrottleLimit = 2, Conditions = [counting] }
        );
        for (int i = 0; i < 100; i++)
            pipeline.Add("picture", TestPicture.Noise(32, 32, i));
        Assert.True(pipeline.IsFull);

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref begun) >= pipeline.Window, Patience));
        while (pipeline.Pending > 0)
        {
            pipeline.Take();
            Interlocked.Increment(ref taken);
        }

        Assert.Equal(100, begun);
        // One more: a picture may be begun between Take and the count of it.
        Assert.InRange(most, 2, pipeline.Window + 1);
    }

    [Fact]
    public void Cancelling_wakes_the_one_who_takes_while_workers_are_still_busy()
    {
        using CancellationTokenSource cancellation = new();
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim release = new();
        ImageCondition blocking = new(
            "Blocking",
            ConditionStage.BeforeCrop,
            image =>
            {
                begun.Set();
                release.Wait(Patience, CancellationToken.None);
                return image;
            }
        );
        using ScoringPipeline pipeline = ScoringPipeline.Open(
            fixture.Model,
            new ScoringOptions { Conditions = [blocking] },
            cancellation.Token
        );
        pipeline.Add("picture", TestPicture.Noise(32, 32, 1));
        Assert.True(begun.Wait(Patience, TestContext.Current.CancellationToken));

        cancellation.CancelAfter(20);

        Assert.Throws<OperationCanceledException>(pipeline.Take);
        Assert.Throws<OperationCanceledException>(() => pipeline.TryTake(out _));
        release.Set();
    }

    [Fact]
    public void Disposing_in_the_middle_leaves_no_worker()
    {
        ScoringPipeline pipeline = fixture.Open(new ScoringOptions { ThrottleLimit = 4, View = DetectorView.Full });
        for (int i = 0; i < 50; i++)
            pipeline.Add("picture", TestPicture.Noise(300, 300, i));
        pipeline.Take();
        Assert.True(pipeline.HasWorkers);

        pipeline.Dispose();
        pipeline.Dispose();

        Assert.False(pipeline.HasWorkers);
        Assert.Throws<ObjectDisposedException>(() => pipeline.Add("late.jpg"));
    }

    [Fact]
    public void Workers_end_when_all_is_done()
    {
        using ScoringPipeline pipeline = fixture.Open();
        ScoringFixture.Drain(pipeline, [fixture.Jpeg("end.jpg", 32, 32, 1)]);

        Assert.True(SpinWait.SpinUntil(() => !pipeline.HasWorkers, Patience));
    }

    [Fact]
    public void A_model_that_was_altered_is_refused()
    {
        using ScoringFixture altered = new(TinyNetwork.Named("tiny-altered"));
        File.AppendAllText(altered.Model.OnnxPath, "x");

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => altered.Open());

        Assert.Equal("ModelHashMismatch", error.ErrorId);
    }

    [Fact]
    public void A_graph_that_is_none_is_refused()
    {
        using ScoringFixture altered = new();
        File.WriteAllText(altered.Model.OnnxPath, "no graph");
        ModelCard card = altered.Model.Card with
        {
            OnnxSha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(altered.Model.OnnxPath))),
        };

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            ScoringPipeline.Open(
                altered.Model with
                {
                    Card = card,
                },
                ScoringOptions.Default,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("ModelUnloadable", error.ErrorId);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open(new ScoringOptions { ThrottleLimit = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open(new ScoringOptions { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Open(new ScoringOptions { CropSize = 0 }));
        Assert.Throws<ArgumentException>(() => fixture.Open(new ScoringOptions { Conditions = [] }));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (
            value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen
        ) { }
    }
}
