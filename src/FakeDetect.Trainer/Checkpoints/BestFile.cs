using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Checkpoints;

/// <summary>The best weights of a run with early stopping, and the validation that made them the best.</summary>
internal static class BestFile
{
    private const string ValidationKey = "validation";

    /// <summary>Keeps a network's weights as the best.</summary>
    public static void Write(string runPath, DetectorNetwork network, TrainingValidated validation)
    {
        TensorSet set = NetworkTensors.Copy(network);
        set.Metadata[ValidationKey] = TrainingJson.Line(validation);
        SafetensorsWriter.Write(PathIn(runPath), set);
    }

    /// <summary>Puts the best weights into a network.</summary>
    /// <returns>Their validation; null where none were kept.</returns>
    public static TrainingValidated? Read(string runPath, DetectorNetwork network)
    {
        string path = PathIn(runPath);
        if (!File.Exists(path))
            return null;
        TensorSet set = SafetensorsReader.Read(path);
        NetworkTensors.Load(network, set);
        return (TrainingValidated?)TrainingJson.Parse(set.Metadata[ValidationKey]);
    }

    private static string PathIn(string runPath) => Path.Combine(runPath, "best.safetensors");
}
