using FakeDetect.Training;

namespace FakeDetect.Benchmarks;

/// <summary>
/// A training's pictures a second with the loader, with a ready batch, and with a ready batch in PyTorch: the same network,
/// threads and environment, all in turns, so that other load on the machine meets them alike.
/// </summary>
internal static class TrainerBenchmark
{
    internal static int Run(Settings settings, Workspace workspace)
    {
        int rounds = settings.Number("rounds", 8);
        TrainingOptions options = new()
        {
            Architecture = settings.Text("architecture", "mobilenetv2"),
            CropSize = settings.Number("crop", 128),
            BatchSize = settings.Number("batch", 32),
            Threads = settings.Number("threads", Math.Max(1, Environment.ProcessorCount - 1)),
            Workers = settings.Number("workers", 1),
            TrainPath = [Pictures(settings, workspace)],
            HoldOut = 0,
            Device = "Cpu",
            OutputPath = Path.Combine(workspace.Folder, "model"),
            RunPath = workspace.Folder,
        };
        string program = settings.Text("trainer", "") is { Length: > 0 } asked
            ? asked
            : TrainerLocation.Find(RepositoryRoot.Find());
        Console.WriteLine(
            $"{options.Architecture}, crop {options.CropSize}, batch {options.BatchSize}, threads {options.Threads}, loader threads {options.Workers}, {rounds} rounds of {CuedPyTorch.StepsATurn} steps, in turns"
        );
        Console.WriteLine($"  pictures: {options.TrainPath[0]}");
        Console.WriteLine($"  trainer:  {program}");
        using CuedTrainer trainer = new(program, options, workspace.Folder);
        // The first turn reads and decodes all pictures.
        trainer.Turn();
        using CuedPyTorch? torch = CuedPyTorch.Start(
            settings.Text("python", ""),
            options.Architecture,
            options.CropSize,
            options.BatchSize,
            options.Threads
        );
        Measure(rounds, trainer, torch);
        return 0;
    }

    private static void Measure(int rounds, CuedTrainer trainer, CuedPyTorch? torch)
    {
        TrainingRates loaded = new("trainer, with the loader"),
            ready = new("trainer, ready batch");
        TrainingRates[] python = torch is null
            ? []
            : [.. CuedPyTorch.Formats.Select(f => new TrainingRates($"PyTorch {torch.Version}, ready batch, {f}"))];
        for (int round = 0; round < rounds; round++)
        {
            TrainingBenchmark turn = trainer.Turn();
            ready.Add(turn.ReadyPicturesPerSecond);
            loaded.Add(turn.LoadedPicturesPerSecond);
            for (int i = 0; i < python.Length; i++)
                python[i].Add(torch!.Turn(CuedPyTorch.Formats[i]));
        }

        foreach (TrainingRates rates in (TrainingRates[])[loaded, ready, .. python])
            Console.WriteLine(
                FormattableString.Invariant($"  {rates.Name, -50} {rates.PicturesPerSecond, 7:F1} pictures/s")
            );
        Console.WriteLine($"loader / ready batch: {loaded.Against(ready)}");
        if (python.MaxBy(p => p.PicturesPerSecond) is { } fastest)
        {
            Console.WriteLine($"ready batch / {fastest.Name}: {ready.Against(fastest)}");
            Console.WriteLine($"loader / {fastest.Name}: {loaded.Against(fastest)}");
        }
    }

    // Photographs of many sizes where they are at hand; else scenes by formula.
    private static string Pictures(Settings settings, Workspace workspace)
    {
        string shared = Path.GetFullPath(Path.Combine(RepositoryRoot.Find(), "..", "shared", "pictures", "train"));
        if (settings.Text("pictures", "") is { Length: > 0 } asked)
            return Path.GetFullPath(asked);
        return Directory.Exists(shared) ? shared : workspace.LabelledJpegs(200, 480, 360);
    }
}
