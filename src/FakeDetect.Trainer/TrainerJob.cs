using FakeDetect.Trainer.Logs;

namespace FakeDetect.Trainer;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">Where the job writes; errors of writing name it.</param>
/// <param name="Run">Does it, writing events.</param>
internal sealed record TrainerJob(string Folder, Action<EventWriter, CancellationToken> Run);
