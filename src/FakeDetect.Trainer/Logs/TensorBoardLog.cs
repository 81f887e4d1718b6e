using System.Globalization;
using FakeDetect.Training;
using Tensorboard;

namespace FakeDetect.Trainer.Logs;

/// <summary>The log as TensorBoard reads it: event files in the run's folder, a further one each time a run is gone on with.</summary>
internal sealed class TensorBoardLog : IDisposable
{
    private const string Prefix = "events.out.tfevents.";
    private readonly EventFile _file;

    /// <param name="runPath">The run's folder.</param>
    /// <param name="step">Steps that are done; 0: a new run, whose folder is cleared of an earlier run's files.</param>
    public TensorBoardLog(string runPath, int step)
    {
        string[] earlier = Directory.GetFiles(runPath, Prefix + "*");
        if (step == 0)
            Array.ForEach(earlier, File.Delete);
        // TensorBoard reads the files of a folder in the order of their names.
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{DateTimeOffset.UtcNow.ToUnixTimeSeconds():D10}.{earlier.Length:D4}"
        );
        _file = new EventFile(Path.Combine(runPath, name));
        // What an earlier file has from here on was after the checkpoint: TensorBoard drops it.
        if (step > 0)
            _file.Add(
                new Event
                {
                    Step = step + 1,
                    SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start },
                }
            );
    }

    /// <summary>Adds a report.</summary>
    public void Add(TrainingStep happened) =>
        Add(
            happened.Step,
            ("train/loss", happened.Loss),
            ("train/learning_rate", happened.LearningRate),
            ("train/pictures_per_second", happened.PicturesPerSecond)
        );

    /// <summary>Adds a validation; figures that cannot be had are left out.</summary>
    public void Add(TrainingValidated happened) =>
        Add(
            happened.Step,
            ("val/ap", happened.AveragePrecision),
            ("val/set_ap", happened.SetAveragePrecision),
            ("val/auc", happened.AreaUnderCurve),
            ("val/accuracy", happened.Accuracy),
            ("val/real_accuracy", happened.RealAccuracy),
            ("val/fake_accuracy", happened.FakeAccuracy),
            ("val/loss", happened.Loss)
        );

    public void Dispose() => _file.Dispose();

    private void Add(int step, params ReadOnlySpan<(string Tag, double Value)> scalars)
    {
        Summary summary = new();
        foreach ((string tag, double value) in scalars)
        {
            if (!double.IsNaN(value))
                summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = (float)value });
        }

        _file.Add(new Event { Step = step, Summary = summary });
    }
}
