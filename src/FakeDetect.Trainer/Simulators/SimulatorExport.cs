using System.Security.Cryptography;
using FakeDetect.Files;
using FakeDetect.Models;
using FakeDetect.Models.Onnx;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Simulators;

/// <summary>Writes a trained simulator: its network, once it gives what the trained one gives, its recipe and its pictures.</summary>
internal sealed class SimulatorExport(
    SimulatorTrainingOptions options,
    IReadOnlyList<string> pictures,
    PictureStore store
)
{
    // Float32 sums in another order through some thirty layers; a wrong operator or padding gives 0.01 and more.
    private const double Tolerance = 2e-3;

    private const int ComparedCrops = 16;

    /// <summary>Writes the files. What is there of an earlier training is replaced only once the network is found right.</summary>
    /// <param name="generator">The trained network.</param>
    /// <param name="crops">Where the crops come from on which both are compared.</param>
    /// <param name="device">Where the generator is.</param>
    /// <param name="seconds">The time that the training took.</param>
    public SimulatorCompleted Write(SimulatorGenerator generator, CropSource crops, Device device, Func<double> seconds)
    {
        generator.eval();
        TensorSet tensors = new(options.OutputPath);
        foreach ((string name, Tensor tensor) in generator.NamedTensors())
            tensors.Add(name, NetworkTensors.Copy(tensor));
        string path = options.NetworkPath;
        double difference = double.NaN,
            copyError = double.NaN;
        OutputFile.Replace(
            path,
            file => SimulatorGraph.Build(options.Architecture, tensors).WriteTo(file),
            aside =>
            {
                (difference, copyError) = Compare(generator, crops, device, aside);
                if (difference <= Tolerance)
                    return;
                throw new TrainingFailedException(
                    "ExportDiffers",
                    path,
                    $"The written network differs from the trained one by {difference:G3} (values 0..1).",
                    "Report this: the network was not kept."
                );
            }
        );
        File.WriteAllText(
            Path.Combine(options.OutputPath, TrainingRecipe.FileName),
            TrainingJson.Write(TrainingRecipe.Of(options))
        );
        WritePictures();
        return new SimulatorCompleted(
            path,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
            difference,
            copyError,
            pictures.Count,
            seconds()
        );
    }

    private static (double Difference, double CopyError) Compare(
        SimulatorGenerator generator,
        CropSource crops,
        Device device,
        string path
    )
    {
        using var noGradient = no_grad();
        using InferenceSession session = new(path);
        double largest = 0,
            error = 0;
        for (int crop = 0; crop < ComparedCrops; crop++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor reals = crops.Next(1);
            float[] picture = Values((reals + 1) / 2);
            float[] wanted = Values(((generator.call(reals.to(device)) + 1) / 2).clamp(0, 1));
            using OrtValue input = OrtValue.CreateTensorValueFromMemory(picture, reals.shape);
            using RunOptions run = new();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
                run,
                [OnnxGraphBuilder.ImageName],
                [input],
                [OnnxGraphBuilder.PictureName]
            );
            ReadOnlySpan<float> found = outputs[0].GetTensorDataAsSpan<float>();
            double sum = 0;
            for (int i = 0; i < wanted.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs(wanted[i] - found[i]));
                sum += Math.Abs(found[i] - picture[i]);
            }

            error += 255 * sum / wanted.Length / ComparedCrops;
        }

        return (largest, error);
    }

    private void WritePictures()
    {
        using StreamWriter writer = new(Path.Combine(options.OutputPath, "pictures.tsv")) { NewLine = "\n" };
        writer.WriteLine("path\tsha256");
        foreach (string picture in pictures)
            writer.WriteLine(
                $"{Path.GetFileName(Path.GetDirectoryName(picture))}/{Path.GetFileName(picture)}\t{store.HashOf(picture)}"
            );
    }

    private static float[] Values(Tensor tensor) => tensor.cpu().contiguous().data<float>().ToArray();
}
