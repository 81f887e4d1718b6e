using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Checkpoints;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Runs;

/// <summary>Makes the network of a run, with its start weights.</summary>
internal static class StartWeights
{
    /// <summary>The network.</summary>
    /// <exception cref="ModelInvalidException">The start weights are missing, damaged or of another architecture.</exception>
    public static DetectorNetwork Create(TrainingOptions options)
    {
        (ModelInput input, double epsilon) = NetworkCatalog.Defaults(options.Architecture);
        TensorSet[] start = [.. options.InitialModel.Select(Read)];
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
            options.Architecture, new NetworkSettings(options.InputKind == ModelInput.Spectrum ? ModelInput.LogSpectrum : input, epsilon, options.BatchNormMomentum, options.Dropout, options.InitGain));
        if (start.Length > 0)
            NetworkTensors.LoadStart(network, network.StartOf(start, Shares(options, start.Length)));
        return network;
    }

    // The shares of the mean: they add up to 1.
    private static double[] Shares(TrainingOptions options, int count)
    {
        if (options.InitialModelWeight is not { Count: > 0 } weights)
            return [.. Enumerable.Repeat(1.0 / count, count)];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>The weights of a published checkpoint, of a run's checkpoint (the average, where it has one), or of a trained model's folder.</summary>
    private static TensorSet Read(string path)
    {
        if (Directory.Exists(path))
        {
            string weights = Path.Combine(path, WeightFile.ModelFileName);
            if (!File.Exists(weights))
            {
                throw new ModelInvalidException(
                    "WeightsMissing", path, $"'{path}' has no {WeightFile.ModelFileName}: the weights in model.onnx are merged for scoring and cannot be trained on.",
                    "Start from a checkpoint, or from the folder of a model as Invoke-DetectorTraining wrote it.");
            }

            path = weights;
        }

        TensorSet read = CheckpointReader.Read(path).Tensors;
        return Part(read, "average.", Part(read, "network.", read));
    }

    // A run's checkpoint has its tensors under these prefixes. Counts of batches are in no average.
    private static TensorSet Part(TensorSet set, string prefix, TensorSet otherwise)
    {
        if (!set.Names.Any(n => n.StartsWith(prefix, StringComparison.Ordinal)))
            return otherwise;
        TensorSet part = new(set.Source);
        foreach ((string name, WeightTensor tensor) in set)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                part.Add(name[prefix.Length..], tensor);
        }

        foreach ((string key, string value) in set.Metadata)
            part.Metadata[key] = value;
        return part;
    }
}
