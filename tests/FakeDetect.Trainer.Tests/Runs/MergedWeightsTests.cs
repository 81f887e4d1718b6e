using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using FakeDetect.Models.Onnx;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Networks.Blocks;
using FakeDetect.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Tests.Runs;

/// <summary>Training from a folder that has model.onnx alone, as models are shipped.</summary>
public sealed class MergedWeightsTests
{
    [Theory]
    [InlineData("mobilenetv2")]
    [InlineData("mobilenetv2-twin")]
    [InlineData("resnet18-multilevel")]
    [InlineData("resnet50")]
    public void The_network_gives_the_logits_of_the_graph_it_came_from_before_and_after_its_norms_have_settled(
        string architecture
    )
    {
        using PictureSandbox sandbox = new();
        using DetectorNetwork trained = Network(architecture);
        string folder = Shipped(sandbox, trained);
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            Architecture = architecture,
            InitialModel = [folder],
        };
        using Tensor images = rand(4, 3, 64, 64);

        Assert.True(StartWeights.AreMerged(options));
        using DetectorNetwork start = StartWeights.Create(options);
        float[] wanted = Logits(trained, images);
        Assert.True(wanted.Max() - wanted.Min() > 1e-3, "The logits tell nothing apart.");
        AssertClose(wanted, Logits(start, images), 1e-3);

        MergedWeights.Settle(start, [rand(8, 3, 64, 64), rand(8, 3, 48, 48)]);
        AssertClose(wanted, Logits(start, images), 1e-3);
        // In training each batch has its own statistics: they are as near to those that were settled on as to those of the original.
        using Tensor many = rand(16, 3, 64, 64);
        Assert.InRange(BatchNoise(start, many), 0, 0.05 + 1.5 * BatchNoise(trained, many));
    }

    [Fact]
    public void A_body_of_a_twin_starts_a_network_of_its_own_and_both_make_up_the_twins_logit()
    {
        using PictureSandbox sandbox = new();
        using DetectorNetwork twin = Network("mobilenetv2-twin");
        string folder = Shipped(sandbox, twin);
        using DetectorNetwork coarse = StartWeights.Create(
            TinyRun.Options(sandbox) with
            {
                Architecture = "mobilenetv2",
                InitialModel = [folder],
            }
        );
        using DetectorNetwork fine = StartWeights.Create(
            TinyRun.Options(sandbox) with
            {
                Architecture = "mobilenetv2-nodown",
                InitialModel = [folder],
            }
        );
        using Tensor images = rand(4, 3, 64, 64);

        AssertClose(
            Logits(twin, images),
            [.. Logits(coarse, images).Zip(Logits(fine, images), (c, f) => (c + f) / 2)],
            1e-3
        );
    }

    [Fact]
    public void A_run_goes_on_from_a_shipped_model_and_a_run_of_no_steps_gives_it_back()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 4);
        using DetectorNetwork trained = Network("mobilenetv2");
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            Architecture = "mobilenetv2",
            InitialModel = [Shipped(sandbox, trained)],
            CropSize = 32,
            ValidationCropSize = 32,
            Epochs = 0,
        };

        TinyRun.Run(options);
        using DetectorNetwork again = StartWeights.Create(
            TinyRun.Options(sandbox, "next") with
            {
                Architecture = "mobilenetv2",
                InitialModel = [options.OutputPath],
            }
        );
        using Tensor images = rand(4, 3, 64, 64);
        AssertClose(Logits(trained, images), Logits(again, images), 1e-3);

        // The average of the weights begins at the settled norms, too: it would be a network of neither otherwise.
        List<TrainingEvent> events = TinyRun.Run(
            options with
            {
                Epochs = 1,
                StepsPerEpoch = 2,
                LearningRate = 1e-7,
                AverageDecay = 0.999,
                OutputPath = Path.Combine(sandbox.Root, "more"),
                RunPath = Path.Combine(sandbox.Root, "more-run"),
            }
        );
        Assert.InRange(events.OfType<TrainingCompleted>().Single().LargestDifference, 0, 1e-3);
        using DetectorNetwork more = StartWeights.Create(
            TinyRun.Options(sandbox, "last") with
            {
                Architecture = "mobilenetv2",
                InitialModel = [Path.Combine(sandbox.Root, "more")],
            }
        );
        AssertClose(Logits(trained, images), Logits(more, images), 0.05);
    }

    [Fact]
    public void Merged_and_trainable_weights_have_no_mean()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(3, 2);
        using DetectorNetwork trained = Network("mobilenetv2");
        TrainingOptions options = TinyRun.Options(sandbox) with
        {
            Architecture = "mobilenetv2",
            CropSize = 32,
            ValidationCropSize = 32,
            Epochs = 0,
            InitialModel = [Shipped(sandbox, trained)],
        };
        TinyRun.Run(options);

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            StartWeights.Create(options with { InitialModel = [options.InitialModel[0], options.OutputPath] })
        );
        Assert.Equal("WeightsUnlike", error.ErrorId);
        Assert.Contains("-MaxEpoch 0", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_of_somebody_else_is_refused()
    {
        using PictureSandbox sandbox = new();
        using DetectorNetwork trained = Network("mobilenetv2");
        string folder = Shipped(sandbox, trained, "elsewhere");

        Assert.Equal(
            "WeightsMissing",
            Assert
                .Throws<ModelInvalidException>(() =>
                    StartWeights.Create(TinyRun.Options(sandbox) with { InitialModel = [folder] })
                )
                .ErrorId
        );
    }

    [Fact]
    public void A_folder_that_holds_no_model_is_refused()
    {
        using PictureSandbox sandbox = new();
        Directory.CreateDirectory(sandbox.Pictures);

        Assert.Equal(
            "ModelCardMissing",
            Assert
                .Throws<ModelInvalidException>(() =>
                    StartWeights.Create(TinyRun.Options(sandbox) with { InitialModel = [sandbox.Pictures] })
                )
                .ErrorId
        );
    }

    // A network whose batch norms are anything but the identity.
    private static DetectorNetwork Network(string architecture)
    {
        manual_seed(11);
        (ModelInput input, double epsilon) = NetworkCatalog.Defaults(architecture);
        DetectorNetwork network = NetworkCatalog.Create(architecture, new NetworkSettings(input, epsilon, 0.3, 0, 0.3));
        using IDisposable noGradient = no_grad();
        foreach (ChannelNorm norm in network.modules().OfType<ChannelNorm>())
        {
            using Tensor noise = rand(norm.get_parameter("weight")!.numel());
            norm.get_parameter("weight")!.add_(noise * 0.4 - 0.2);
            norm.get_parameter("bias")!.add_(noise * 0.2);
        }

        network.train();
        for (int i = 0; i < 12; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            network.forward(rand(8, 3, 64, 64));
        }

        network.eval();
        return network;
    }

    private static string Shipped(
        PictureSandbox sandbox,
        DetectorNetwork network,
        string producer = OnnxGraphBuilder.Producer
    )
    {
        ModelProto graph = ArchitectureCatalog
            .Get(network.Architecture)
            .BuildGraph(NetworkTensors.Copy(network), network.Settings.BatchNormEpsilon);
        graph.ProducerName = producer;
        ModelCard card = new()
        {
            Name = "shipped",
            Description = "",
            Architecture = network.Architecture,
            Input = network.Settings.Input,
            CropSize = 32,
            OnnxSha256 = "",
            Licence = "",
            Provenance = "",
        };
        string folder = Path.Combine(sandbox.Root, "shipped");
        ModelFolderWriter.Write(folder, card, graph, "shipped", overwrite: true);
        return folder;
    }

    private static float[] Logits(DetectorNetwork network, Tensor images)
    {
        using IDisposable noGradient = no_grad();
        network.eval();
        using Tensor logits = network.forward(images);
        return [.. logits.data<float>()];
    }

    // How far features move, as a share of their size, when a batch's own statistics take the place of the running ones.
    private static double BatchNoise(DetectorNetwork network, Tensor images)
    {
        using IDisposable noGradient = no_grad();
        network.eval();
        using Tensor usual = network.PooledFeatures(images);
        network.train();
        using Tensor batch = network.PooledFeatures(images);
        return (batch - usual).abs().mean().item<float>() / usual.abs().mean().item<float>();
    }

    private static void AssertClose(float[] wanted, float[] found, double tolerance)
    {
        Assert.Equal(wanted.Length, found.Length);
        for (int i = 0; i < wanted.Length; i++)
            Assert.InRange(found[i], wanted[i] - tolerance, wanted[i] + tolerance);
    }
}
