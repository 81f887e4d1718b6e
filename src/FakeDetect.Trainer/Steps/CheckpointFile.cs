using System.Text.Json;
using FakeDetect.Files;
using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Networks;

namespace FakeDetect.Trainer.Steps;

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
    public static void Write(string path, Learner learner, RunState state)
    {
        TensorSet set = new(path);
        foreach ((string name, WeightTensor tensor) in NetworkTensors.Copy(learner.Network))
            set.Add("network." + name, tensor);
        learner.Optimizer.Save(set);
        learner.Average?.Save(set);
        WeightFile.Describe(set, learner.Network);
        set.Metadata[StateKey] = JsonSerializer.Serialize(state, RunStateJson.Default.RunState);
        SafetensorsWriter.Write(path, set);
    }

    /// <summary>Reads a checkpoint into a network, its optimiser and its average.</summary>
    /// <param name="path">The file.</param>
    /// <param name="learner">What it is read into.</param>
    /// <param name="fingerprint">What the run that goes on is; a checkpoint of another one is refused before anything is changed.</param>
    /// <param name="resetOptimizer">True: the optimiser starts anew.</param>
    /// <exception cref="ModelInvalidException">Damaged, or of another run.</exception>
    public static RunState Read(string path, Learner learner, string fingerprint, bool resetOptimizer)
    {
        TensorSet set = SafetensorsReader.Read(path);
        try
        {
            RunState state = JsonSerializer.Deserialize(set.Metadata[StateKey], RunStateJson.Default.RunState)!;
            if (state.Fingerprint != fingerprint)
            {
                throw new ModelInvalidException(
                    "CheckpointOfOtherRun",
                    path,
                    $"The checkpoint '{path}' was made with other options or pictures.",
                    "Resume with the same options, or start a new training without -Resume."
                );
            }

            NetworkTensors.Load(learner.Network, set, "network.");
            if (!resetOptimizer)
                learner.Optimizer.Load(set);
            learner.Average?.Load(set);
            return state;
        }
        catch (Exception e) when (e is KeyNotFoundException or JsonException)
        {
            throw new ModelInvalidException(
                "CheckpointInvalid",
                path,
                $"'{path}' is not a checkpoint of this run: {e.Message}",
                "Start a new training without -Resume.",
                e
            );
        }
    }

    /// <summary>Removes what writers that were killed left beside the checkpoints.</summary>
    public static void RemoveLeftovers(string runPath) => OutputFile.RemoveLeftovers(runPath, "*.safetensors");
}
