using System.Globalization;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Checkpoints;

/// <summary>Weights alone, as safetensors, with the validation that they had: the best of a run, and numbered epochs.</summary>
internal static class WeightFile
{
    private const string ValidationKey = "validation";

    /// <summary>The best weights of a run with early stopping.</summary>
    public static string BestPath(string runPath) => Path.Combine(runPath, "best.safetensors");

    /// <summary>The weights after an epoch, from 1.</summary>
    public static string NumberedPath(string runPath, int epoch) => Path.Combine(runPath, string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch:d4}.safetensors"));

    /// <summary>Writes a network's weights: aside, flushed, renamed.</summary>
    public static void Write(string path, DetectorNetwork network, TrainingValidated? validation)
    {
        TensorSet set = NetworkTensors.Copy(network);
        if (validation is not null)
            set.Metadata[ValidationKey] = TrainingJson.Line(validation);
        SafetensorsWriter.Write(path, set);
    }

    /// <summary>Puts weights into a network.</summary>
    /// <returns>Their validation; null where the file is not there, or has none.</returns>
    public static TrainingValidated? Read(string path, DetectorNetwork network)
    {
        if (!File.Exists(path))
            return null;
        TensorSet set = SafetensorsReader.Read(path);
        NetworkTensors.Load(network, set);
        return set.Metadata.TryGetValue(ValidationKey, out string? line) ? (TrainingValidated?)TrainingJson.Parse(line) : null;
    }
}
