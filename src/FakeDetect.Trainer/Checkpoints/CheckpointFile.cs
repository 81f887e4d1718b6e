using System.Text.Json;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Optimisation;

namespace FakeDetect.Trainer.Checkpoints;

/// <summary>
/// The checkpoint of a run: one safetensors file with the weights, the optimiser's moments, the moving average and the
/// state as metadata. It is written aside, flushed and renamed, so a kill at any moment leaves the old one or the new one.
/// </summary>
internal static class CheckpointFile
{
    private const string StateKey = "state";

    /// <summary>The checkpoint of a run's folder.</summary>
    public static string PathIn(string runPath) => Path.Combine(runPath, "checkpoint.safetensors");

    /// <summary>Writes a checkpoint.</summary>
    public static void Write(string path, DetectorNetwork network, OptimizerState optimizer, WeightAverage? average, RunState state)
    {
        TensorSet set = new(path);
        foreach ((string name, WeightTensor tensor) in NetworkTensors.Copy(network))
            set.Add("network." + name, tensor);
        optimizer.Save(set);
        average?.Save(set);
        set.Metadata[StateKey] = JsonSerializer.Serialize(state, RunStateJson.Default.RunState);
        SafetensorsWriter.Write(path, set);
    }

    /// <summary>Reads a checkpoint into a network, its optimiser and its average.</summary>
    /// <exception cref="ModelInvalidException">Damaged, or of another network.</exception>
    public static RunState Read(string path, DetectorNetwork network, OptimizerState optimizer, WeightAverage? average)
    {
        TensorSet set = SafetensorsReader.Read(path);
        try
        {
            RunState state = JsonSerializer.Deserialize(set.Metadata[StateKey], RunStateJson.Default.RunState)!;
            NetworkTensors.Load(network, set, "network.");
            optimizer.Load(set);
            average?.Load(set);
            return state;
        }
        catch (Exception e) when (e is KeyNotFoundException or JsonException)
        {
            throw new ModelInvalidException("CheckpointInvalid", path, $"'{path}' is not a checkpoint of this run: {e.Message}", "Train anew without -Resume.", e);
        }
    }

    /// <summary>Removes what writers that were killed left beside the checkpoints.</summary>
    public static void RemoveLeftovers(string runPath)
    {
        foreach (string file in Directory.EnumerateFiles(runPath, "*.safetensors.new-*"))
            File.Delete(file);
    }
}
