using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace FakeDetect.Simulation;

/// <summary>
/// A simulator's training: Zhang, Karaman, Chang, "Detecting and Simulating Artifacts in GAN Fake Images", WIFS 2019. Real
/// pictures only; the fakes are the network's copies of them.
/// </summary>
public sealed record SimulatorTrainingOptions
{
    /// <summary>The network.</summary>
    public SimulatorArchitecture Architecture { get; init; } = new();

    /// <summary>The real pictures, absolute paths.</summary>
    public required IReadOnlyList<string> Pictures { get; init; }

    /// <summary>
    /// The folder that gets the network, named after the folder (<see cref="NetworkPath"/>), its recipe.json, pictures.tsv
    /// (what it was trained on, with SHA-256) and log.csv.
    /// </summary>
    public required string OutputPath { get; init; }

    /// <summary>Steps of one batch each.</summary>
    [Range(1, int.MaxValue)]
    public int Steps { get; init; } = 2000;

    /// <summary>Crops in a batch; the paper: 8.</summary>
    [Range(1, 4096)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Side of a crop, a multiple of the architecture's <see cref="SimulatorArchitecture.SizeMultiple"/>; the paper: 256.</summary>
    [Range(8, 4096)]
    public int CropSize { get; init; } = 128;

    /// <summary>Adam's learning rate, constant for the first half of the steps and then falling to 0; the paper: 2e-4.</summary>
    [Range(1e-12, 100.0)]
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>Adam's first decay; the paper: 0.5.</summary>
    [Range(0.0, 0.9999)]
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Weight of the mean absolute difference between copy and picture (values -1..1); the paper: 0.5.</summary>
    [Range(0.0, 1e6)]
    public double ReconstructionWeight { get; init; } = 0.5;

    /// <summary>Weight of the least-squares adversarial loss; 0 trains no discriminator. The paper: 1.</summary>
    [Range(0.0, 1e6)]
    public double AdversarialWeight { get; init; } = 1;

    /// <summary>Channels of the discriminator's first layer; the paper: 64.</summary>
    [Range(1, 1024)]
    public int DiscriminatorWidth { get; init; } = 64;

    /// <summary>Fakes kept to show the discriminator again; the paper: 50.</summary>
    [Range(0, 10000)]
    public int PoolSize { get; init; } = 50;

    /// <summary>Steps between two lines of the log.</summary>
    [Range(1, int.MaxValue)]
    public int LogFrequency { get; init; } = 20;

    /// <summary>Seed of weights, crops and the pool.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads of the arithmetic; 0: as libtorch chooses.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Cpu, Cuda, Cuda:1 or Auto.</summary>
    public string Device { get; init; } = "Auto";

    /// <summary>Bytes of decoded pictures that are kept in memory.</summary>
    public long CacheBytes { get; init; } = 2_000_000_000;

    /// <summary>The ONNX file that the training ends with: the name of the output folder, within it.</summary>
    [JsonIgnore]
    public string NetworkPath =>
        Path.Combine(OutputPath, Path.GetFileName(Path.TrimEndingDirectorySeparator(OutputPath)) + ".onnx");
}
