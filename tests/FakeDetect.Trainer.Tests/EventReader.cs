using System.Text;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Tests;

/// <summary>Takes the trainer's lines and reads the events back, as the cmdlet does.</summary>
internal sealed class EventReader(List<TrainingEvent> events, Action<TrainingEvent> seen) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        TrainingEvent happened =
            TrainingJson.Parse(value!) ?? throw new InvalidOperationException($"Not an event: {value}");
        events.Add(happened);
        seen(happened);
    }
}
