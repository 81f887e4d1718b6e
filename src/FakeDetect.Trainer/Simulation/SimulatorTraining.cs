using System.Diagnostics;
using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Models.Onnx;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Runs;
using FakeDetect.Training;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Simulation;

/// <summary>Trains a simulator on real pictures, logs its losses, and writes it as ONNX once both agree on a sample.</summary>
internal sealed class SimulatorTraining(SimulatorTrainingOptions options, EventWriter events)
{
    // Float32 sums in another order through some thirty layers; a wrong operator or padding gives 0.01 and more.
    private const double Tolerance = 2e-3;

    /// <summary>Runs all steps; cancelled, it writes no network.</summary>
    public void Run(CancellationToken cancellation)
    {
        Check();
        Directory.CreateDirectory(options.OutputPath);
        random.manual_seed(options.Seed);
        set_num_threads(options.Threads);
        CropSource crops = new(ReadPictures(cancellation), options.CropSize, options.Seed);
        using SimulatorGenerator generator = new(options.Architecture);
        using (SimulatorStep step = new(options, generator))
            Train(generator, step, crops, cancellation);
        Export(generator, crops);
    }

    private void Check()
    {
        // Three halvings and two 4x4 convolutions without room: below 32 pixels the discriminator has no output.
        int least = options.AdversarialWeight > 0 ? 32 : options.Architecture.SizeMultiple;
        if (options.CropSize >= least && options.CropSize % options.Architecture.SizeMultiple == 0)
            return;
        throw new TrainingFailedException(
            "CropUnfit",
            options.OutputPath,
            $"A crop of {options.CropSize} pixels does not fit: it must be at least {least} and a multiple of {options.Architecture.SizeMultiple}.",
            "Choose another crop size.");
    }

    private List<RgbImage> ReadPictures(CancellationToken cancellation)
    {
        List<RgbImage> pictures = [];
        foreach (string path in options.Pictures)
        {
            try
            {
                RgbImage picture = ImageReader.Decode(ImageFile.Read(path, cancellation).Bytes, path, DecodeOptions.Default, cancellation).Image;
                if (picture.Width >= options.CropSize && picture.Height >= options.CropSize)
                    pictures.Add(picture);
            }
            catch (ImageUnreadableException e)
            {
                events.Write(new TrainingProblem(e.ErrorId, e.Target, e.Message, e.NextStep, Fatal: false));
            }
        }

        return pictures.Count > 0 ? pictures : throw new DatasetInvalidException(
            "NoLargePictures",
            options.OutputPath,
            $"None of the {options.Pictures.Count} pictures can be read and is at least {options.CropSize} pixels wide and high.",
            "Name larger pictures, or choose a smaller crop.");
    }

    private void Train(SimulatorGenerator generator, SimulatorStep step, CropSource crops, CancellationToken cancellation)
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
            SimulatorLoss loss = step.Run(crops.Next(options.BatchSize), rate);
            if (!double.IsFinite(loss.Reconstruction))
            {
                throw new TrainingFailedException(
                    "TrainingDiverged", options.OutputPath, $"The loss is not finite after {i} steps.", "Lower the learning rate or the adversarial weight.");
            }

            if (i % options.LogFrequency != 0 && i != options.Steps)
                continue;
            double speed = i * (double)options.BatchSize / Stopwatch.GetElapsedTime(started).TotalSeconds;
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{i},{loss.Reconstruction:G6},{loss.Adversarial:G6},{loss.Discriminator:G6},{speed:F1}"));
            log.Flush();
            events.Write(new SimulatorProgress(i, options.Steps, loss.Reconstruction, loss.Adversarial, loss.Discriminator, speed));
        }
    }

    private void Export(SimulatorGenerator generator, CropSource crops)
    {
        generator.eval();
        TensorSet tensors = new(options.OutputPath);
        foreach ((string name, Tensor tensor) in generator.NamedTensors())
            tensors.Add(name, NetworkTensors.Copy(tensor));
        string path = Path.Combine(options.OutputPath, "network.onnx");
        string aside = path + ".new";
        using (FileStream file = File.Create(aside))
        {
            SimulatorGraph.Build(options.Architecture, tensors).WriteTo(file);
            file.Flush(flushToDisk: true);
        }

        double difference = Compare(generator, crops, aside);
        if (!(difference <= Tolerance))
        {
            File.Delete(aside);
            throw new TrainingFailedException(
                "ExportDiffers", path, $"The written network differs from the trained one by {difference:G3} (values 0..1).", "Report this: the network was not kept.");
        }

        File.Move(aside, path, overwrite: true);
        events.Write(new SimulatorCompleted(path, difference));
    }

    private static double Compare(SimulatorGenerator generator, CropSource crops, string path)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradient = no_grad();
        Tensor reals = crops.Next(1);
        float[] wanted = Values(((generator.call(reals) + 1) / 2).clamp(0, 1));
        using InferenceSession session = new(path);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(Values((reals + 1) / 2), reals.shape);
        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [OnnxGraphBuilder.ImageName], [input], [OnnxGraphBuilder.PictureName]);
        ReadOnlySpan<float> found = outputs[0].GetTensorDataAsSpan<float>();
        double largest = 0;
        for (int i = 0; i < wanted.Length; i++)
            largest = Math.Max(largest, Math.Abs(wanted[i] - found[i]));
        return largest;
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
