using System.Globalization;
using System.Text.Json;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Networks;

/// <summary>Weights alone, as safetensors, with the validation that they had: the best of a run, and numbered epochs.</summary>
internal static class WeightFile
{
    /// <summary>The file of a model's folder that training can start from.</summary>
    public const string ModelFileName = "weights.safetensors";

    private const string ValidationKey = "validation";
    private const string InputKey = "input";
    private const string EpsilonKey = "batch_norm_epsilon";

    /// <summary>The best weights of a run with early stopping.</summary>
    public static string BestPath(string runPath) => Path.Combine(runPath, "best.safetensors");

    /// <summary>The weights after an epoch, from 1.</summary>
    public static string NumberedPath(string runPath, int epoch) =>
        Path.Combine(runPath, string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch:d4}.safetensors"));

    /// <summary>Writes a network's weights: aside, flushed, renamed.</summary>
    public static void Write(string path, DetectorNetwork network, TrainingValidated? validation)
    {
        TensorSet set = NetworkTensors.Copy(network);
        Describe(set, network);
        if (validation is not null)
            set.Metadata[ValidationKey] = TrainingJson.Line(validation);
        SafetensorsWriter.Write(path, set);
    }

    /// <summary>Notes how a network wants its pixels and its batch norm: no tensor tells.</summary>
    public static void Describe(TensorSet set, DetectorNetwork network) =>
        Describe(set, network.Settings.Input, network.Settings.BatchNormEpsilon);

    /// <summary>Notes how weights want their pixels and their batch norm.</summary>
    public static void Describe(TensorSet set, ModelInput input, double batchNormEpsilon)
    {
        set.Metadata[InputKey] = JsonSerializer.Serialize(input);
        set.Metadata[EpsilonKey] = batchNormEpsilon.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What <see cref="Describe(TensorSet, DetectorNetwork)"/> noted; null where a file of somebody else says nothing.</summary>
    public static (ModelInput Input, double BatchNormEpsilon)? SettingsOf(TensorSet set) =>
        set.Metadata.TryGetValue(InputKey, out string? input)
        && set.Metadata.TryGetValue(EpsilonKey, out string? epsilon)
            ? (JsonSerializer.Deserialize<ModelInput>(input)!, double.Parse(epsilon, CultureInfo.InvariantCulture))
            : null;

    /// <summary>Puts weights into a network.</summary>
    /// <returns>Their validation; null where the file is not there, or has none.</returns>
    public static TrainingValidated? Read(string path, DetectorNetwork network)
    {
        if (!File.Exists(path))
            return null;
        TensorSet set = SafetensorsReader.Read(path);
        NetworkTensors.Load(network, set);
        return set.Metadata.TryGetValue(ValidationKey, out string? line)
            ? (TrainingValidated?)TrainingJson.Parse(line)
            : null;
    }
}
