using System.Globalization;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Graphs;
using FakeDetect.Models.Onnx;
using Google.Protobuf;

namespace FakeDetect.Models.Import;

/// <summary>
/// A ready ONNX graph. One that has the names of ours is taken as it is; another gets nodes before its input and behind
/// its output, and nothing of it is changed.
/// </summary>
internal static class OnnxImport
{
    private const int DefaultSize = 224;

    public static ImportedGraph Read(string path, ImportOptions options)
    {
        byte[] bytes = ReadBytes(path);
        ModelProto model = Parse(bytes, path);
        OnnxPictureInput input = OnnxPictureInput.Of(model.Graph, path);
        long size = input.Height ?? options.CropSize ?? DefaultSize;
        Dictionary<string, long[]> shapes = GraphTrial.OutputShapes(
            bytes,
            path,
            input.Name,
            input.Shape(GraphTrial.FreeSide),
            input.Half
        );

        string[] outputs = [.. model.Graph.Output.Select(o => o.Name)];
        bool ours =
            input is { Name: OnnxGraphBuilder.ImageName, ChannelsLast: false, Half: false }
            && shapes.TryGetValue(OnnxGraphBuilder.LogitName, out long[]? logit)
            && logit is [1, 1]
            && !model.Graph.Node.Any(n => n.OpType is "Sigmoid" && n.Output.Contains(OnnxGraphBuilder.LogitName));
        List<string> facts =
        [
            $"The file is an ONNX graph (IR version {model.IrVersion}, made by '{model.ProducerName}'); its weights were not changed.",
        ];
        if (!ours)
        {
            string output = OnnxLogitOutput.Choose(outputs, shapes, path);
            facts.AddRange(OnnxAdapter.Adapt(model, input, output, shapes[output], options.BlueFirst));
        }
        return Describe(model, input, ours && outputs.Contains(OnnxGraphBuilder.CamName), (int)size, facts, options);
    }

    private static ImportedGraph Describe(
        ModelProto model,
        OnnxPictureInput input,
        bool hasMap,
        int size,
        List<string> facts,
        ImportOptions options
    )
    {
        // Graphs of our own carry what is known of them.
        string? id = Metadata(model, "architecture");
        IDetectorArchitecture? known = id is null ? null : ArchitectureCatalog.Find(id);
        bool tiled =
            int.TryParse(Metadata(model, "output_stride"), CultureInfo.InvariantCulture, out int stride)
            & int.TryParse(Metadata(model, "halo"), CultureInfo.InvariantCulture, out int halo);
        return new ImportedGraph(
            model,
            known?.Id ?? "onnx",
            known?.Description ?? "An imported ONNX graph.",
            known?.DefaultInput ?? ModelInput.ImageNet,
            InputIsAssumed: known is null,
            known?.DefaultView ?? "CenterCrop",
            input.Height is null && known is not null && options.CropSize is null ? known.DefaultCropSize : size,
            FixedSize: input.Height is not null,
            hasMap && tiled ? new ModelTiling(stride, halo) : null,
            hasMap,
            null,
            model.Graph.Initializer.Sum(t => t.Dims.Aggregate(1L, (product, dimension) => product * dimension)),
            facts
        );
    }

    private static string? Metadata(ModelProto model, string key) =>
        model.MetadataProps.FirstOrDefault(p => p.Key == key)?.Value;

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelInvalidException(
                "CheckpointUnreadable",
                path,
                $"'{path}' cannot be read: {e.Message}",
                "Check the file; it must be smaller than 2 GB.",
                e
            );
        }
    }

    private static ModelProto Parse(byte[] bytes, string path)
    {
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw CheckpointErrors.Truncated(path, "it begins as an ONNX graph but cannot be read to its end", e);
        }
        if (model.Graph is null || model.Graph.Node.Count == 0)
            throw CheckpointErrors.Damaged(path, "it contains no graph");
        if (model.Graph.Initializer.FirstOrDefault(t => t.ExternalData.Count > 0) is { } outside)
        {
            throw new ModelInvalidException(
                "OnnxExternalData",
                path,
                $"'{path}' keeps weights such as '{outside.Name}' in another file.",
                "Export the graph into one file."
            );
        }
        return model;
    }
}
