using System.Globalization;
using System.Security.Cryptography;
using FakeDetect.Models.Checkpoints;
using Google.Protobuf;

namespace FakeDetect.Models.Import;

/// <summary>Turns a published file into a model's folder.</summary>
public static class CheckpointImporter
{
    /// <summary>
    /// Imports a torch checkpoint, a safetensors file or an ONNX graph. The new graph is loaded and run once before the
    /// folder takes its place; whatever fails, nothing half-made is left.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <param name="cancellation">Ends the import between its steps.</param>
    /// <exception cref="ModelInvalidException">The file is damaged or no detector, an option is out of range, or the folder is there already.</exception>
    public static DetectorModel Import(string path, ImportOptions options, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        string file = Path.GetFullPath(path);
        string folder = TargetFolder(file, options);
        if (Path.Exists(folder) && !options.Overwrite)
        {
            throw new ModelInvalidException(
                "ModelExists",
                folder,
                $"The folder '{folder}' already exists.",
                "Choose another name, or use -Force to replace it."
            );
        }
        CheckpointFormat format = CheckpointSniffer.Identify(file);
        CheckOptions(options, format, file);
        string sha256 = Hash(file);
        cancellation.ThrowIfCancellationRequested();
        ImportedGraph graph =
            format == CheckpointFormat.Onnx ? OnnxImport.Read(file, options) : StateDictImport.Read(file, options);
        cancellation.ThrowIfCancellationRequested();

        ModelCard card = Card(Path.GetFileName(folder), graph, options, Provenance(file, sha256, options));
        ModelCardRules.Check(card with { OnnxSha256 = sha256 }, folder);
        string readme = ImportReadme.Of(card, graph, options, Path.GetFileName(file), sha256);
        return ModelFolderWriter.Write(
            folder,
            card,
            graph.Graph.WriteTo,
            readme,
            options.Overwrite,
            written =>
            {
                GraphTrial.Run(written, file, graph.HasMap);
                cancellation.ThrowIfCancellationRequested();
            }
        );
    }

    /// <summary>An option that could have no effect is an error: silence would let its user believe that it had one.</summary>
    private static void CheckOptions(ImportOptions options, CheckpointFormat format, string file)
    {
        string? finding = (format == CheckpointFormat.Onnx, options) switch
        {
            (false, { BlueFirst: true }) => "the order of the planes can be changed for ONNX graphs only",
            (true, { BatchNormEpsilon: not null }) => "an ONNX graph carries its own epsilon",
            (true, { Architecture: not null }) => "an ONNX graph is taken as it is, whatever its architecture",
            _ => null,
        };
        if (finding is not null)
            throw new ModelInvalidException(
                "ImportOptionInvalid",
                file,
                $"'{file}' cannot be imported with this option: {finding}.",
                "Omit this option."
            );
    }

    private static ModelCard Card(string name, ImportedGraph graph, ImportOptions options, string provenance)
    {
        if (graph.FixedSize && options.CropSize is { } size && size != graph.CropSize)
        {
            throw new ModelInvalidException(
                "ImportOptionInvalid",
                name,
                $"The network takes pictures of {graph.CropSize}x{graph.CropSize} pixels only, not of {size}.",
                "Omit the crop size."
            );
        }
        return new ModelCard
        {
            Name = name,
            Description = options.Description ?? graph.Description,
            Architecture = graph.Architecture,
            Input = options.Input ?? graph.Input,
            Tiling = graph.Tiling,
            BatchNormEpsilon = graph.BatchNormEpsilon,
            View = options.View ?? graph.View,
            Views = graph.FixedSize ? ["CenterCrop", "Tiles"] : null,
            FixedSize = graph.FixedSize,
            CropSize = options.CropSize ?? graph.CropSize,
            Threshold = options.Threshold,
            OnnxSha256 = "",
            Licence = options.Licence ?? "",
            Provenance = provenance,
        };
    }

    private static string TargetFolder(string file, ImportOptions options)
    {
        if (options.OutputFolder is { } folder)
        {
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            if (options.Name is { } name && !string.Equals(name, Path.GetFileName(full), StringComparison.Ordinal))
                throw BadName(name, $"the model's name is its folder's, '{Path.GetFileName(full)}'");
            return Checked(full);
        }
        string user =
            ModelStore.UserFolder
            ?? throw new ModelInvalidException(
                "ImportOptionInvalid",
                file,
                "This system has no folder for a user's data.",
                "Name the output folder."
            );
        string own = options.Name ?? Path.GetFileNameWithoutExtension(file);
        if (own.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()) || own.AsSpan().ContainsAny('/', '\\'))
            throw BadName(own, "it contains a character that a folder name cannot have");
        return Checked(Path.Combine(user, own));
    }

    private static string Checked(string folder)
    {
        string name = Path.GetFileName(folder);
        return name.Length > 0 && name[0] != '.' ? folder : throw BadName(name, "it is empty or begins with a dot");
    }

    private static ModelInvalidException BadName(string name, string why) =>
        new("ImportOptionInvalid", name, $"'{name}' is not a name for this model: {why}.", "Choose another name.");

    private static string Hash(string file)
    {
        try
        {
            using FileStream stream = new(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1,
                FileOptions.SequentialScan
            );
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (IOException e)
        {
            throw new ModelInvalidException(
                "CheckpointUnreadable",
                file,
                $"'{file}' cannot be read: {e.Message}",
                "Check the file and its drive.",
                e
            );
        }
    }

    private static string Provenance(string file, string sha256, ImportOptions options)
    {
        string version = typeof(CheckpointImporter).Assembly.GetName().Version?.ToString(3) ?? "0";
        long length = new FileInfo(file).Length;
        string source = options.Source is { Length: > 0 } from ? $" from {from}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Imported by FakeDetect {version} from the file '{Path.GetFileName(file)}' ({length} bytes, SHA-256 {sha256}){source}."
        );
    }
}
