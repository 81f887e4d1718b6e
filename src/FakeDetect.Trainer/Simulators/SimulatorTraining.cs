using System.Diagnostics;
using System.Globalization;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Runs;
using FakeDetect.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Simulators;

/// <summary>Trains a simulator on real pictures, logs its losses, and writes it as ONNX once both agree on a sample.</summary>
internal sealed class SimulatorTraining(SimulatorTrainingOptions options, EventWriter events)
{
    private readonly PictureStore _store = new(options.CacheBytes);

    /// <summary>Runs all steps; cancelled, it writes no network.</summary>
    public void Run(CancellationToken cancellation)
    {
        SimulatorRules.Check(options);
        long started = Stopwatch.GetTimestamp();
        Device device = TorchDevice.Find(options.Device);
        CpuConvolutions.Check(device, ScalarType.Float32, events);
        Directory.CreateDirectory(options.OutputPath);
        random.manual_seed(options.Seed);
        if (options.Threads > 0)
            set_num_threads(options.Threads);
        List<string> pictures = FindPictures(cancellation);
        CropSource crops = new(_store, pictures, options.CropSize, options.Seed);
        using SimulatorGenerator generator = new(options.Architecture);
        generator.to(device);
        events.Write(
            new TrainingNote(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{options.Architecture.Upsampling}, {generator.parameters().Sum(p => p.numel())} parameters, on {options.Device}: {pictures.Count} pictures, {options.Steps} steps of {options.BatchSize} crops of {options.CropSize} pixels."
                )
            )
        );
        using (SimulatorStep step = new(options, generator, device))
            Train(generator, step, crops, device, cancellation);
        SimulatorExport export = new(options, pictures, _store);
        events.Write(export.Write(generator, crops, device, () => Stopwatch.GetElapsedTime(started).TotalSeconds));
    }

    // Each is read once before the first step: what cannot be read is told at once, and small ones are left out.
    private List<string> FindPictures(CancellationToken cancellation)
    {
        _store.Unreadable += e =>
            events.Write(new TrainingProblem(e.ErrorId, e.Target, e.Message, e.NextStep, Fatal: false));
        List<string> pictures = [];
        int small = 0;
        foreach (string path in options.Pictures)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_store.Find(path) is not { } picture)
                continue;
            if (Math.Min(picture.Width, picture.Height) >= options.CropSize)
                pictures.Add(path);
            else
                small++;
        }

        if (pictures.Count == 0)
        {
            throw new DatasetInvalidException(
                "NoLargePictures",
                options.OutputPath,
                $"None of the {options.Pictures.Count} pictures can be read and is at least {options.CropSize} pixels wide and high.",
                "Name larger pictures, or choose a smaller crop."
            );
        }

        if (small > 0)
            events.Write(
                new TrainingNote(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{small} pictures are smaller than the crop of {options.CropSize} pixels and are skipped."
                    ),
                    Warning: true
                )
            );
        return pictures;
    }

    private void Train(
        SimulatorGenerator generator,
        SimulatorStep step,
        CropSource crops,
        Device device,
        CancellationToken cancellation
    )
    {
        using StreamWriter log = new(Path.Combine(options.OutputPath, "log.csv")) { NewLine = "\n" };
        log.WriteLine("step,reconstruction,adversarial,discriminator,pictures_per_second");
        generator.train();
        long started = Stopwatch.GetTimestamp();
        for (int i = 1; i <= options.Steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            double rate = options.LearningRate * Math.Min(1, (options.Steps - i + 1) / (options.Steps / 2.0));
            SimulatorLoss loss = step.Run(crops.Next(options.BatchSize).to(device), rate);
            if (!double.IsFinite(loss.Reconstruction))
            {
                throw new TrainingFailedException(
                    "TrainingDiverged",
                    options.OutputPath,
                    $"The loss is not finite after {i} steps.",
                    "Lower the learning rate or the adversarial weight."
                );
            }

            if (i % options.LogFrequency != 0 && i != options.Steps)
                continue;
            double speed = i * (double)options.BatchSize / Stopwatch.GetElapsedTime(started).TotalSeconds;
            log.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i},{loss.Reconstruction:G6},{loss.Adversarial:G6},{loss.Discriminator:G6},{speed:F1}"
                )
            );
            log.Flush();
            events.Write(
                new SimulatorProgress(
                    i,
                    options.Steps,
                    loss.Reconstruction,
                    loss.Adversarial,
                    loss.Discriminator,
                    speed
                )
            );
        }
    }
}
