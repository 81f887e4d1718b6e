using System.Text.Json.Nodes;
using FakeDetect.Datasets.Search;
using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using FakeDetect.Models.Onnx;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>Turns a trained network into a model's folder, after its logits were found again in the exported graph.</summary>
internal sealed class ModelExporter(TrainingOptions options, TrainingData data, PictureStore store)
{
    private const double LargestAllowed = 1e-3;
    private const int Sample = 16;

    /// <summary>Writes the folder.</summary>
    /// <returns>The largest difference of logits, and over how many pictures.</returns>
    /// <exception cref="TrainingFailedException">The exported graph gives other logits.</exception>
    public (double Difference, int Compared) Export(
        DetectorNetwork network,
        Device device,
        int step,
        TrainingValidated? validation
    )
    {
        IDetectorArchitecture architecture = ArchitectureCatalog.Get(network.Architecture);
        ModelProto graph = architecture.BuildGraph(NetworkTensors.Copy(network), network.Settings.BatchNormEpsilon);
        ModelCard card = new()
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.OutputPath)),
            Description = options.Description,
            Architecture = network.Architecture,
            Input = network.Settings.Input,
            CropSize = options.ValidationCropSize,
            Scoring = TrainedView.Scoring(options),
            // A spectrum is one of a picture of one size: nothing else than the crop it was trained on means anything to the network.
            Views = options.InputKind == ModelInput.Spectrum ? ["CenterCrop"] : null,
            Tiling =
                options.InputKind == ModelInput.Rgb && architecture.ReceptiveField is { } field
                    ? new ModelTiling(field.Stride, field.Halo)
                    : null,
            OnnxSha256 = "",
            Licence = options.Licence,
            Provenance =
                options.InitialModel.Count > 0
                    ? $"Trained by FakeDetect from the start weights {string.Join(", ", TrainingRecipe.Of(options).InitialModel.Select(n => $"'{n}'"))}."
                    : "Trained by FakeDetect from random weights.",
            Training = Training(step),
            Results = validation is null
                ? null
                : new JsonObject { ["heldOut"] = JsonNode.Parse(TrainingJson.Line(validation)) },
        };
        (double difference, int compared) = Compare(network, device, card, graph);
        if (!(difference <= LargestAllowed))
        {
            throw new TrainingFailedException(
                "ExportDiffers",
                options.OutputPath,
                $"The exported model's logits differ from the network's by {difference:g3}, more than {LargestAllowed:g1}.",
                "Keep the checkpoint and report this: the graph of this architecture is wrong."
            );
        }

        if (options.WeightPrecision == WeightPrecision.Half)
        {
            // The graph is right, as was just seen; what follows is what the rounding of its weights costs.
            graph = Float16Weights.Of(graph);
            (difference, compared) = Compare(network, device, card, graph);
        }

        ModelFolderWriter.Write(
            options.OutputPath,
            card,
            graph,
            Readme.Text(card, options, data, validation, difference, compared),
            overwrite: true
        );
        File.WriteAllText(
            Path.Combine(options.OutputPath, TrainingRecipe.FileName),
            TrainingJson.Write(TrainingRecipe.Of(options)) + "\n"
        );
        WeightFile.Write(Path.Combine(options.OutputPath, WeightFile.ModelFileName), network, validation);
        PictureList.Write(Path.Combine(options.OutputPath, PictureList.FileName), options, data, store);
        File.Copy(
            RunLog.PathIn(options.RunPath),
            Path.Combine(options.OutputPath, Path.GetFileName(RunLog.PathIn(options.RunPath))),
            overwrite: true
        );
        if (File.Exists(RunPlot.PathIn(options.RunPath)))
            File.Copy(
                RunPlot.PathIn(options.RunPath),
                Path.Combine(options.OutputPath, Path.GetFileName(RunPlot.PathIn(options.RunPath))),
                overwrite: true
            );
        return (difference, compared);
    }

    private JsonObject Training(int step)
    {
        JsonNode recipe = JsonNode.Parse(TrainingJson.Write(TrainingRecipe.Of(options)))!;
        return new JsonObject
        {
            ["recipe"] = recipe,
            ["steps"] = step,
            ["pictures"] = data.Train.Count,
            ["sets"] = data.Train.Select(p => p.SourceKey).Distinct().Count(),
            ["pairs"] = data.Pairs.Count,
            ["heldOutSets"] = new JsonArray([
                .. data.Validation.Select(p => p.SourceKey).Distinct().Select(s => (JsonNode?)s),
            ]),
        };
    }

    // The folder's whole way, as a user of the model takes it; nothing of the output is touched before the logits agree.
    private (double Difference, int Compared) Compare(
        DetectorNetwork network,
        Device device,
        ModelCard card,
        ModelProto graph
    )
    {
        string folder = Path.Combine(options.RunPath, "export-check");
        try
        {
            DetectorModel model = ModelFolderWriter.Write(folder, card, graph, "", overwrite: true);
            NetworkInput input = new(network.Settings.Input, device);
            return ExportCheck.Compare(network, input, model, Pictures());
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private IEnumerable<RgbImage> Pictures() =>
        Spread(data.Validation.Count > 0 ? data.Validation : [.. data.Train, .. data.Pairs.Select(p => p.Fake)])
            .Select(picture => store.Find(picture.FullPath))
            .OfType<RgbImage>();

    private static IEnumerable<LabelledPicture> Spread(IReadOnlyList<LabelledPicture> pictures) =>
        Enumerable
            .Range(0, Math.Min(Sample, pictures.Count))
            .Select(i => pictures[(int)((long)i * pictures.Count / Math.Min(Sample, pictures.Count))]);
}
