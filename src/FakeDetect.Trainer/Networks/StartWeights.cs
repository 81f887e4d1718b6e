using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Networks;

/// <summary>Makes the network of a run, with its start weights.</summary>
internal static class StartWeights
{
    /// <summary>The network.</summary>
    /// <exception cref="ModelInvalidException">The start weights are missing, damaged or of another architecture.</exception>
    public static DetectorNetwork Create(TrainingOptions options)
    {
        (ModelInput input, double epsilon) = NetworkCatalog.Defaults(options.Architecture);
        TensorSet[] start =
        [
            .. options.InitialModel.Select(p =>
                Read(p, options.BatchNormEpsilon > 0 ? options.BatchNormEpsilon : epsilon)
            ),
        ];
        if (start.Length > 0 && WeightFile.SettingsOf(start[0]) is { } settings)
            (input, epsilon) = settings;
        input = options.Normalization switch
        {
            "ImageNet" => ModelInput.ImageNet,
            "MinusOneToOne" => ModelInput.MinusOneToOne,
            _ => input,
        };
        if (options.BatchNormEpsilon > 0)
            epsilon = options.BatchNormEpsilon;
        DetectorNetwork network = NetworkCatalog.Create(
            options.Architecture,
            new NetworkSettings(
                options.InputKind == ModelInput.Spectrum ? ModelInput.LogSpectrum : input,
                epsilon,
                options.BatchNormMomentum,
                options.Dropout,
                options.InitGain
            )
        );
        if (start.Length > 0)
            NetworkTensors.LoadStart(
                network,
                network.StartOf(
                    [.. start.Select(s => MergedWeights.WithHead(s, network.HeadName))],
                    Shares(options, start.Length)
                )
            );
        return network;
    }

    /// <summary>True where the start weights are those of a model.onnx: their batch norms want statistics before the first step.</summary>
    public static bool AreMerged(TrainingOptions options) => options.InitialModel.Any(IsGraphOnly);

    private static bool IsGraphOnly(string path) =>
        Directory.Exists(path) && !File.Exists(Path.Combine(path, WeightFile.ModelFileName));

    // The shares of the mean: they add up to 1.
    private static double[] Shares(TrainingOptions options, int count)
    {
        if (options.InitialModelWeight is not { Count: > 0 } weights)
            return [.. Enumerable.Repeat(1.0 / count, count)];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>The weights of a published checkpoint, of a run's checkpoint (the average, where it has one), or of a model's folder.</summary>
    private static TensorSet Read(string path, double epsilon)
    {
        if (IsGraphOnly(path))
            return MergedWeights.Read(ModelFolderReader.Read(path), epsilon);
        if (Directory.Exists(path))
            path = Path.Combine(path, WeightFile.ModelFileName);
        TensorSet read = CheckpointReader.Read(path).Tensors;
        return Part(read, "average.", Part(read, "network.", read));
    }

    // A run's checkpoint has its tensors under these prefixes. Counts of batches are in no average.
    private static TensorSet Part(TensorSet set, string prefix, TensorSet otherwise) =>
        set.Names.Any(n => n.StartsWith(prefix, StringComparison.Ordinal))
            ? set.Renamed(n => n.StartsWith(prefix, StringComparison.Ordinal) ? n[prefix.Length..] : null)
            : otherwise;
}
