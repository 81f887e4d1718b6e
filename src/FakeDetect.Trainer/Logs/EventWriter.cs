using FakeDetect.Training;

namespace FakeDetect.Trainer.Logs;

/// <summary>Writes events as JSON lines. Safe for several threads; a line goes out whole and at once.</summary>
internal sealed class EventWriter(TextWriter output)
{
    private readonly Lock _gate = new();

    /// <summary>Writes one event.</summary>
    public void Write(TrainingEvent happened)
    {
        lock (_gate)
        {
            output.WriteLine(TrainingJson.Line(happened));
            output.Flush();
        }
    }
}
