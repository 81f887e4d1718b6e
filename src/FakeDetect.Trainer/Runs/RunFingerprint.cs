using System.Security.Cryptography;
using System.Text;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Runs;

/// <summary>A hash of what decides a run's result, so that a checkpoint is not gone on from with other options or pictures.</summary>
internal static class RunFingerprint
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(TrainingOptions options, TrainingData data)
    {
        // These change where things lie and how fast it goes, not what comes out.
        TrainingOptions deciding = options with
        {
            Resume = false,
            OutputPath = "",
            RunPath = "",
            Workers = 0,
            CacheBytes = 0,
            LogEverySteps = 0,
            SaveEverySteps = 0,
            SaveEveryEpochs = 0,
            ResetOptimizer = false,
            TensorBoard = false,
            Command = "",
            Description = "",
            Licence = "",
        };
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(TrainingJson.Write(deciding)));
        foreach (
            string path in data
                .Train.Concat(data.Validation)
                .Concat(data.Pairs.SelectMany(p => new[] { p.Real, p.Fake }))
                .Select(p => p.FullPath)
        )
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
