using FakeDetect.Models.Checkpoints;
using FakeDetect.Models.Graphs;

namespace FakeDetect.Models.Import;

/// <summary>From a state dict to a graph.</summary>
internal static class StateDictImport
{
    private static readonly string[] s_heads = ["fc.weight", "fc1.weight", "classifier.1.weight", "logit.1.weight"];

    public static ImportedGraph Read(string path, ImportOptions options)
    {
        Checkpoint checkpoint = CheckpointReader.Read(path);
        IDetectorArchitecture architecture = options.Architecture is { } id
            ? ArchitectureCatalog.Get(id)
            : ArchitectureCatalog.Recognise(checkpoint.Tensors);
        double epsilon = options.BatchNormEpsilon ?? architecture.DefaultBatchNormEpsilon;
        ReceptiveField? field = architecture.ReceptiveField;
        return new ImportedGraph(
            architecture.BuildGraph(checkpoint.Tensors, epsilon),
            architecture.Id,
            architecture.Description,
            architecture.DefaultInput,
            InputIsAssumed: false,
            architecture.DefaultView,
            architecture.DefaultCropSize,
            FixedSize: false,
            field is { } f ? new ModelTiling(f.Stride, f.Halo) : null,
            HasMap: true,
            epsilon,
            checkpoint.Tensors.Where(t => !t.Value.IsInteger).Sum(t => (long)t.Value.Count),
            Facts(checkpoint, architecture, options)
        );
    }

    private static List<string> Facts(Checkpoint checkpoint, IDetectorArchitecture architecture, ImportOptions options)
    {
        List<string> facts = [];
        string format = checkpoint.Format switch
        {
            CheckpointFormat.TorchZip => "a PyTorch checkpoint (ZIP format)",
            CheckpointFormat.TorchLegacy => "a PyTorch checkpoint (format of before 1.6)",
            _ => "a safetensors file",
        };
        string place = checkpoint.StateDictKey.Length == 0 ? "at its root" : $"under `{checkpoint.StateDictKey}`";
        facts.Add($"The file is {format}; the weights lay {place}.");
        if (checkpoint.Prefix.Length > 0)
            facts.Add($"Every tensor's name began with `{checkpoint.Prefix}`, which was taken off.");
        facts.Add(
            options.Architecture is null
                ? $"The architecture `{architecture.Id}` was recognised from the tensors' names; every tensor has the name and shape that it asks for."
                : $"The architecture `{architecture.Id}` was asked for; every tensor has the name and shape that it asks for."
        );
        if (checkpoint.Tensors.Any(t => s_heads.Contains(t.Key) && t.Value.Shape is [2, _]))
            facts.Add("The last layer has two outputs, taken as (real, fake): the logit is the second less the first.");
        facts.AddRange(checkpoint.Notes);
        return facts;
    }
}
