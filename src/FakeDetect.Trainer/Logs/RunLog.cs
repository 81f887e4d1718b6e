using System.Globalization;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Logs;

/// <summary>
/// log.csv in a run's folder, and TensorBoard's event files where they are wanted: a line for each report and each validation.
/// Going on cuts off what lies behind the checkpoint.
/// </summary>
internal sealed class RunLog : IDisposable
{
    private const string Header =
        "step,epoch,loss,learning_rate,pictures_per_second,validation_ap,validation_set_ap,validation_auc,validation_accuracy,validation_loss";
    private readonly StreamWriter _writer;
    private readonly TensorBoardLog? _board;

    /// <param name="runPath">The run's folder.</param>
    /// <param name="step">Steps that are done: later lines of an earlier run are dropped.</param>
    /// <param name="tensorBoard">Whether there are event files too.</param>
    public RunLog(string runPath, int step, bool tensorBoard = false)
    {
        string path = PathIn(runPath);
        List<string> kept = [Header];
        if (step > 0 && File.Exists(path))
            kept.AddRange(
                File.ReadLines(path)
                    .Skip(1)
                    .Where(l =>
                        int.TryParse(
                            l.AsSpan(0, Math.Max(0, l.IndexOf(','))),
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out int at
                        )
                        && at <= step
                    )
            );
        File.WriteAllLines(path, kept);
        _writer = new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" };
        _board = tensorBoard ? new TensorBoardLog(runPath, step) : null;
    }

    /// <summary>The log of a run's folder.</summary>
    public static string PathIn(string runPath) => Path.Combine(runPath, "log.csv");

    /// <summary>Adds a report.</summary>
    public void Add(TrainingStep happened)
    {
        _writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{happened.Step},{happened.Epoch},{happened.Loss:g6},{happened.LearningRate:g6},{happened.PicturesPerSecond:f1},,,,,"
            )
        );
        _board?.Add(happened);
    }

    /// <summary>Adds a validation.</summary>
    public void Add(TrainingValidated happened)
    {
        _writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{happened.Step},{happened.Epoch},,,,{happened.AveragePrecision:f5},{happened.SetAveragePrecision:f5},{happened.AreaUnderCurve:f5},{happened.Accuracy:f5},{happened.Loss:f5}"
            )
        );
        _board?.Add(happened);
    }

    public void Dispose()
    {
        _board?.Dispose();
        _writer.Dispose();
    }
}
