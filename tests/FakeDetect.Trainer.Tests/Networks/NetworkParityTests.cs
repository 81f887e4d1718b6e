using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Networks;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Tests.Networks;

public sealed class NetworkParityTests
{
    public NetworkParityTests() => TorchLibrary.Load();

    public static TheoryData<string> Architectures => [.. ArchitectureCatalog.Trainable.Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_exported_graph_gives_the_networks_logits(string architecture)
    {
        manual_seed(11);
        using DetectorNetwork network = Create(architecture);
        using InferenceSession session = new(
            ArchitectureCatalog
                .Get(architecture)
                .BuildGraph(NetworkTensors.Copy(network), network.Settings.BatchNormEpsilon)
                .ToByteArray()
        );
        network.eval();
        List<float> logits = [];
        foreach ((int height, int width) in ((int, int)[])[(64, 64), (65, 64), (61, 97), (33, 40)])
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGradient = no_grad();
            Tensor images = randn([2, 3, height, width]);
            float[] expected = network.forward(images).data<float>().ToArray();
            using OrtValue input = OrtValue.CreateTensorValueFromMemory(
                images.data<float>().ToArray(),
                [2, 3, height, width]
            );
            using RunOptions run = new();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["image"], [input], ["logit"]);
            float[] actual = outputs[0].GetTensorDataAsSpan<float>().ToArray();
            for (int i = 0; i < 2; i++)
                Assert.Equal(expected[i], actual[i], 1e-3f); // The project's bound of parity; some 1e-6 in trained nets.
            logits.AddRange(expected);
        }

        // Logits that hardly move would pass whatever the graph did.
        Assert.True(logits.Max() - logits.Min() > 0.01, $"The logits spread over {logits.Max() - logits.Min()} only.");
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_exported_names_are_recognised(string architecture)
    {
        using DetectorNetwork network = Create(architecture);
        // The tensors of the two MobileNetV2 are the same; only its id tells that the stem has no stride.
        Assert.Equal(
            architecture == "mobilenetv2-nodown" ? "mobilenetv2" : architecture,
            ArchitectureCatalog.Recognise(NetworkTensors.Copy(network)).Id
        );
    }

    [Fact]
    public void Every_architecture_has_a_network_or_is_refused_as_one_that_cannot_be_trained()
    {
        Assert.All(
            ArchitectureCatalog.All,
            architecture =>
            {
                NetworkSettings settings = new(architecture.DefaultInput, 1e-5, 0.1, 0, 0.02);
                if (architecture.Training is null)
                {
                    TrainingFailedException e = Assert.Throws<TrainingFailedException>(() =>
                        NetworkCatalog.Create(architecture.Id, settings)
                    );
                    Assert.Equal("ArchitectureUnknown", e.ErrorId);
                    return;
                }

                using DetectorNetwork network = NetworkCatalog.Create(architecture.Id, settings);
                Assert.Equal(architecture.Id, network.Architecture);
            }
        );
    }

    [Fact]
    public void ResNet50_has_the_references_tensors()
    {
        using DetectorNetwork network = Create("resnet50");
        Dictionary<string, Tensor> state = network.state_dict();
        Assert.Equal(320, state.Count);
        Assert.Equal(23_510_081, network.parameters().Sum(p => p.numel()));
        Assert.Equal([1, 2048], state["fc.weight"].shape);
        Assert.Equal([256, 64, 1, 1], state["layer1.0.downsample.0.weight"].shape);
    }

    [Fact]
    public void The_ImageNet_start_weights_give_the_expected_features()
    {
        string folder = Shared.Find("checkpoints/mobilenet-v2-imagenet"),
            bench = Shared.Find("pictures/bench");
        using DetectorNetwork network = Create("mobilenetv2");
        Assert.False(
            NetworkTensors.LoadStart(
                network,
                CheckpointReader.Read(Path.Combine(folder, "mobilenet_v2_features.pth")).Tensors
            ),
            "These weights have no head."
        );
        network.eval();
        NetworkInput input = new(network.Settings.Input, CPU);

        foreach (string line in File.ReadLines(Path.Combine(folder, "expected_features.tsv")).Skip(1))
        {
            string[] fields = line.Split('\t');
            string path = Path.Combine(bench, fields[0]);
            RgbImage image = ImageReader
                .Decode(File.ReadAllBytes(path), path, DecodeOptions.Default, TestContext.Current.CancellationToken)
                .Image;
            RgbImage crop = CropPlan.Center(image.Width, image.Height, 224).Apply(image);
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGradient = no_grad();
            float[] features = network.PooledFeatures(input.Of([crop])).data<float>().ToArray();
            for (int i = 1; i < fields.Length; i++)
                Assert.Equal(
                    float.Parse(fields[i], System.Globalization.CultureInfo.InvariantCulture),
                    features[i - 1],
                    2e-4f
                );
        }
    }

    [Fact]
    public void Start_weights_of_another_network_are_refused_by_name()
    {
        using DetectorNetwork small = Create("residual-small"),
            large = Create("mobilenetv2");
        ModelInvalidException e = Assert.Throws<ModelInvalidException>(() =>
            NetworkTensors.LoadStart(large, NetworkTensors.Copy(small))
        );
        Assert.Equal("TensorMissing", e.ErrorId);
        Assert.Contains("features.0.0.weight", e.Message, StringComparison.Ordinal);
    }

    private static DetectorNetwork Create(string architecture)
    {
        (ModelInput input, double epsilon) = NetworkCatalog.Defaults(architecture);
        DetectorNetwork network = NetworkCatalog.Create(architecture, new NetworkSettings(input, epsilon, 0.5, 0, 0.5));
        // A few steps of batch statistics, so that the running ones are not those of a new net.
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        network.train();
        for (int i = 0; i < 3; i++)
            network.forward(randn([2, 3, 64, 64]));
        return network;
    }
}
