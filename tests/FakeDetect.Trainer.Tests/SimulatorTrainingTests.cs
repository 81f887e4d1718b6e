using FakeDetect.Imaging;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Simulators;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests;

public sealed class SimulatorTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("simulator").FullName;

    public static TheoryData<UpsamplingKind, int, SimulatorNormalization> Networks =>
        new()
        {
            { UpsamplingKind.TransposedConvolution, 2, SimulatorNormalization.None },
            { UpsamplingKind.TransposedConvolution, 3, SimulatorNormalization.Instance },
            { UpsamplingKind.TransposedConvolution, 4, SimulatorNormalization.Batch },
            { UpsamplingKind.TransposedConvolution, 5, SimulatorNormalization.None },
            { UpsamplingKind.NearestConvolution, 3, SimulatorNormalization.Batch },
            { UpsamplingKind.BilinearConvolution, 3, SimulatorNormalization.Instance },
            { UpsamplingKind.PixelShuffle, 5, SimulatorNormalization.None },
        };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The trainer itself compares the written network with the trained one, and refuses one that differs.
    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_kind_of_upsampling_is_trained_and_written_as_the_network_that_was_trained(
        UpsamplingKind kind,
        int kernel,
        SimulatorNormalization normalization
    )
    {
        List<TrainingEvent> events = Train(
            new SimulatorArchitecture
            {
                Upsampling = kind,
                UpsamplingKernel = kernel,
                Normalization = normalization,
                Depth = 2,
                Width = 4,
                Blocks = 1,
                OuterKernel = 3,
            },
            steps: 4,
            adversarial: 1
        );

        SimulatorCompleted completed = Assert.Single(events.OfType<SimulatorCompleted>());
        Assert.InRange(completed.LargestDifference, 0, 1e-4);
        using ImageToImageNetwork network = ImageToImageNetwork.Open(completed.Network, new ImageToImageOptions());
        Assert.Equal((1, 4), (network.Scale, network.SizeMultiple));
    }

    [Fact]
    public void The_copy_gets_closer_to_the_picture()
    {
        List<TrainingEvent> events = Train(
            new SimulatorArchitecture
            {
                Depth = 1,
                Width = 8,
                Blocks = 0,
                OuterKernel = 3,
                Normalization = SimulatorNormalization.None,
            },
            steps: 60,
            adversarial: 0
        );

        SimulatorProgress[] progress = [.. events.OfType<SimulatorProgress>()];
        Assert.True(
            progress[^1].Reconstruction < 0.7 * progress[0].Reconstruction,
            $"{progress[0].Reconstruction} -> {progress[^1].Reconstruction}"
        );
    }

    private List<TrainingEvent> Train(SimulatorArchitecture architecture, int steps, double adversarial)
    {
        TorchLibrary.Load();
        string picture = Path.Combine(_folder, "picture.jpg");
        File.WriteAllBytes(picture, JpegCodec.Encode(Gradient(72, 64), 95));
        using StringWriter text = new();
        new SimulatorTraining(
            new SimulatorTrainingOptions
            {
                Architecture = architecture,
                Pictures = [picture],
                OutputPath = Path.Combine(_folder, "out"),
                Steps = steps,
                BatchSize = 2,
                CropSize = 32,
                LearningRate = 2e-3,
                AdversarialWeight = adversarial,
                ReconstructionWeight = 10,
                DiscriminatorWidth = 4,
                LogFrequency = 2,
                PoolSize = 3,
                Threads = 1,
                Device = "Cpu",
            },
            new EventWriter(text)
        ).Run(TestContext.Current.CancellationToken);
        return
        [
            .. text.ToString()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => TrainingJson.Parse(line)!),
        ];
    }

    private static RgbImage Gradient(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((i / 3 % width * 5) + (i / 3 / width * 2));
        return new RgbImage(width, height, pixels);
    }
}
