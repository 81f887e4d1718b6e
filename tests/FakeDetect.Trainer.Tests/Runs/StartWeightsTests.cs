using FakeDetect.Models;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class StartWeightsTests
{
    [Fact]
    public void A_models_folder_and_a_runs_checkpoint_start_a_run_with_the_same_weights()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            BatchNormEpsilon = 2e-3,
            Normalization = "ImageNet",
            AverageDecay = 0.5,
        };
        TinyRun.Run(options);

        TrainingOptions next = TinyRun.Options(sandbox, "next");
        using DetectorNetwork folder = StartWeights.Create(next with { InitialModel = [options.OutputPath] });
        using DetectorNetwork checkpoint = StartWeights.Create(
            next with
            {
                InitialModel = [Path.Combine(options.RunPath, "checkpoint.safetensors")],
            }
        );
        using DetectorNetwork random = StartWeights.Create(next);

        float[] Head(DetectorNetwork network) => NetworkTensors.Copy(network)["head.weight"].Floats;
        Assert.Equal(Head(folder), Head(checkpoint));
        Assert.NotEqual(Head(folder), Head(random));
        // How the weights want their pixels comes with them.
        Assert.Equal(
            (2e-3, ModelInput.ImageNet.Mean[0]),
            (folder.Settings.BatchNormEpsilon, folder.Settings.Input.Mean[0])
        );
        Assert.Equal(2e-3, checkpoint.Settings.BatchNormEpsilon);
    }

    [Fact]
    public void Mixed_precision_learns_too()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 4);
        List<TrainingEvent> events = TinyRun.Run(TinyRun.LearningOptions(sandbox) with { MixedPrecision = "On" });

        TinyRun.AssertLearned(events);
        Assert.InRange(events.OfType<TrainingCompleted>().Single().LargestDifference, 0, 1e-3);
    }

    [Fact]
    public void A_network_of_spectra_is_trained_and_its_card_says_so()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 4);
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            InputKind = "Spectrum",
            CropSize = 32,
            ValidationCropSize = 32,
            Epochs = 2,
            Architecture = "mobilenetv2",
        };

        List<TrainingEvent> events = TinyRun.Run(options);

        Assert.InRange(events.OfType<TrainingCompleted>().Single().LargestDifference, 0, 1e-3);
        ModelCard card = ModelStore.Open(sandbox.Root).Find(options.OutputPath, verifyHash: true).Card;
        Assert.Equal(("Spectrum", (ModelTiling?)null), (card.Input.Kind, card.Tiling));
        Assert.Equal(["CenterCrop"], card.Views);
    }
}
