using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class WeightMeanTests
{
    [Fact]
    public void Several_start_weights_are_averaged_and_a_run_of_no_epochs_exports_their_mean()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions a = TinyRun.Options(sandbox, "a") with { Epochs = 1 },
            b = TinyRun.Options(sandbox, "b") with { Epochs = 1, Seed = 2 };
        TinyRun.Run(a);
        TinyRun.Run(b);

        TrainingOptions mean = TinyRun.Options(sandbox, "mean") with
        {
            Epochs = 0,
            InitialModel = [a.OutputPath, b.OutputPath],
        };
        List<TrainingEvent> events = TinyRun.Run(mean);

        TensorSet first = WeightsOf(a),
            second = WeightsOf(b),
            both = WeightsOf(mean);
        foreach ((string name, WeightTensor tensor) in both.Where(t => !t.Value.IsInteger))
        {
            for (int i = 0; i < tensor.Floats.Length; i++)
                Assert.Equal((float)(((double)first[name].Floats[i] + second[name].Floats[i]) / 2), tensor.Floats[i]);
        }

        Assert.Empty(events.OfType<TrainingStep>());
        Assert.Single(events.OfType<TrainingValidated>());
        Assert.InRange(Assert.Single(events.OfType<TrainingCompleted>()).LargestDifference, 0, 1e-3);
    }

    [Fact]
    public void A_model_is_stored_in_half_precision_when_that_is_asked_for()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions whole = TinyRun.Options(sandbox, "whole") with { Epochs = 1 };
        TinyRun.Run(whole);

        TrainingOptions half = TinyRun.Options(sandbox, "half") with
        {
            Epochs = 0,
            InitialModel = [whole.OutputPath],
            WeightPrecision = WeightPrecision.Half,
        };
        double difference = Assert.Single(TinyRun.Run(half).OfType<TrainingCompleted>()).LargestDifference;

        Assert.InRange(difference, 1e-7, 0.02);
        Assert.InRange(
            (double)new FileInfo(Path.Combine(half.OutputPath, "model.onnx")).Length
                / new FileInfo(Path.Combine(whole.OutputPath, "model.onnx")).Length,
            0.45,
            0.6
        );
    }

    [Theory]
    [InlineData(null, 0.5)]
    [InlineData(new double[] { 2, 6 }, 0.25)]
    public void A_twin_of_two_networks_gives_the_mean_of_their_logits(double[]? weights, double firstShare)
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2, side: 64);
        TrainingOptions small = TinyRun.Options(sandbox) with
        {
            CropSize = 32,
            ValidationCropSize = 64,
            Epochs = 0,
            Architecture = "mobilenetv2",
        };
        TrainingOptions coarse = small with
        {
            Epochs = 1,
            StepsPerEpoch = 1,
            OutputPath = Path.Combine(sandbox.Root, "coarse"),
            RunPath = Path.Combine(sandbox.Root, "run1"),
        };
        TrainingOptions fine = coarse with
        {
            Architecture = "mobilenetv2-nodown",
            Seed = 2,
            OutputPath = Path.Combine(sandbox.Root, "fine"),
            RunPath = Path.Combine(sandbox.Root, "run2"),
        };
        TinyRun.Run(coarse);
        TinyRun.Run(fine);

        using DetectorNetwork a = StartWeights.Create(coarse with { InitialModel = [coarse.OutputPath] });
        using DetectorNetwork b = StartWeights.Create(fine with { InitialModel = [fine.OutputPath] });
        using DetectorNetwork twin = StartWeights.Create(
            small with
            {
                Architecture = "mobilenetv2-twin",
                InitialModel = [coarse.OutputPath, fine.OutputPath],
                InitialModelWeight = weights,
            }
        );
        foreach (DetectorNetwork network in (DetectorNetwork[])[a, b, twin])
            network.eval();
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Tensor picture = rand([1, 3, 64, 96]);
        float first = a.forward(picture).item<float>(),
            second = b.forward(picture).item<float>();

        Assert.NotEqual(first, second);
        Assert.Equal(firstShare * first + (1 - firstShare) * second, twin.forward(picture).item<float>(), 1e-5);
    }

    [Fact]
    public void Models_count_in_the_mean_by_their_weights()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions a = TinyRun.Options(sandbox, "a") with { Epochs = 1, StepsPerEpoch = 1 },
            b = TinyRun.Options(sandbox, "b") with { Epochs = 1, StepsPerEpoch = 1, Seed = 2 };
        TinyRun.Run(a);
        TinyRun.Run(b);

        TrainingOptions mean = TinyRun.Options(sandbox, "mean") with
        {
            Epochs = 0,
            InitialModel = [a.OutputPath, b.OutputPath],
            InitialModelWeight = [1, 3],
        };
        TinyRun.Run(mean);

        TensorSet first = WeightsOf(a),
            second = WeightsOf(b),
            both = WeightsOf(mean);
        foreach ((string name, WeightTensor tensor) in both.Where(t => !t.Value.IsInteger))
        {
            for (int i = 0; i < tensor.Floats.Length; i++)
                Assert.Equal(
                    (float)((first[name].Floats[i] + 3.0 * second[name].Floats[i]) / 4),
                    tensor.Floats[i],
                    1e-6f
                );
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.0, -1.0)]
    public void As_many_weights_as_models_are_needed_and_all_above_0(params double[] weights)
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            InitialModel = ["a", "b"],
            InitialModelWeight = weights,
        };
        Assert.Equal("OptionInvalid", Assert.Throws<TrainingFailedException>(() => TinyRun.Run(options)).ErrorId);
    }

    [Fact]
    public void Runs_of_two_seeds_hold_out_the_same_sets()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(12, 1);
        string[] HeldOut(TrainingOptions options) =>
            [
                .. Assert
                    .Single(TinyRun.Run(options with { Epochs = 1, StepsPerEpoch = 1 }).OfType<TrainingStarted>())
                    .HeldOutSets,
            ];

        string[] first = HeldOut(TinyRun.Options(sandbox, "a"));

        Assert.Equal(first, HeldOut(TinyRun.Options(sandbox, "b") with { Seed = 2 }));
        Assert.NotEqual(first, HeldOut(TinyRun.Options(sandbox, "c") with { HoldOutSeed = 2 }));
    }

    [Fact]
    public void Weights_of_two_architectures_have_no_mean()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions a = TinyRun.Options(sandbox, "a") with { Epochs = 1 },
            b =
                TinyRun.Options(sandbox, "b") with
                {
                    Epochs = 1,
                    Architecture = "mobilenetv2",
                    CropSize = 32,
                    ValidationCropSize = 32,
                };
        TinyRun.Run(a);
        TinyRun.Run(b);

        ModelInvalidException e = Assert.Throws<ModelInvalidException>(() =>
            TinyRun.Run(TinyRun.Options(sandbox, "mean") with { InitialModel = [a.OutputPath, b.OutputPath] })
        );

        Assert.Equal("WeightsUnlike", e.ErrorId);
    }

    [Fact]
    public void A_run_of_no_epochs_needs_start_weights()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        Assert.Equal(
            "OptionInvalid",
            Assert
                .Throws<TrainingFailedException>(() => TinyRun.Run(TinyRun.Options(sandbox) with { Epochs = 0 }))
                .ErrorId
        );
    }

    private static TensorSet WeightsOf(TrainingOptions options) =>
        SafetensorsReader.Read(Path.Combine(options.OutputPath, "weights.safetensors"));
}
