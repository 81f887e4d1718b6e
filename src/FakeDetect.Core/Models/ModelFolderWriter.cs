using System.Security.Cryptography;
using System.Text;
using FakeDetect.Models.Onnx;
using Google.Protobuf;

namespace FakeDetect.Models;

/// <summary>
/// Writes a model's folder all at once: into a temporary folder beside the target, flushed to disk, then renamed. Whatever
/// interrupts it, the target is the old one or the new one, never half of one.
/// </summary>
public static class ModelFolderWriter
{
    /// <summary>Writes model.onnx, model.json and README.md.</summary>
    /// <param name="folder">The target, made if missing.</param>
    /// <param name="card">The card; its SHA-256 is set here.</param>
    /// <param name="model">The graph.</param>
    /// <param name="readme">The text of README.md.</param>
    /// <param name="overwrite">Replaces a folder that is there.</param>
    /// <returns>The model as it lies there.</returns>
    /// <exception cref="ModelInvalidException">The folder is there and must not be replaced, or cannot be written.</exception>
    public static DetectorModel Write(
        string folder,
        ModelCard card,
        ModelProto model,
        string readme,
        bool overwrite = false
    ) => Write(folder, card, stream => model.WriteTo(stream), readme, overwrite);

    /// <summary>Writes model.onnx, model.json and README.md, the graph by a function.</summary>
    /// <param name="folder">The target, made if missing.</param>
    /// <param name="card">The card; its SHA-256 is set here.</param>
    /// <param name="writeOnnx">Writes the graph.</param>
    /// <param name="readme">The text of README.md.</param>
    /// <param name="overwrite">Replaces a folder that is there.</param>
    /// <param name="check">Looks at the model while it lies in the temporary folder; what it throws stops the writing.</param>
    internal static DetectorModel Write(
        string folder,
        ModelCard card,
        Action<Stream> writeOnnx,
        string readme,
        bool overwrite,
        Action<DetectorModel>? check = null
    )
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(target) && !overwrite)
        {
            throw new ModelInvalidException(
                "ModelExists",
                target,
                $"The folder '{target}' already exists.",
                "Choose another name, or use -Force to replace it."
            );
        }
        string temporary = Beside(target, "new");
        try
        {
            Directory.CreateDirectory(temporary);
            card = card with { OnnxSha256 = WriteFile(Path.Combine(temporary, DetectorModel.OnnxFile), writeOnnx) };
            WriteFile(Path.Combine(temporary, ModelFolderReader.CardFile), s => ModelCardJson.Write(s, card));
            WriteFile(Path.Combine(temporary, "README.md"), s => s.Write(Encoding.UTF8.GetBytes(readme)));
            check?.Invoke(new DetectorModel(temporary, card));
            Replace(temporary, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelInvalidException(
                "ModelWriteFailed",
                target,
                $"The model '{target}' could not be written: {e.Message}",
                "Check the free space and the permissions of the folder.",
                e
            );
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
        return new DetectorModel(target, card);
    }

    private static void Replace(string temporary, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }
        string old = Beside(target, "old");
        Directory.Move(target, old);
        try
        {
            Directory.Move(temporary, target);
        }
        catch
        {
            Directory.Move(old, target);
            throw;
        }
        Directory.Delete(old, recursive: true);
    }

    private static string Beside(string target, string kind) =>
        Path.Combine(
            Path.GetDirectoryName(target)
                ?? throw new ModelInvalidException(
                    "ModelWriteFailed",
                    target,
                    $"'{target}' is the root of a drive.",
                    "Name a folder for the model."
                ),
            $".{Path.GetFileName(target)}.{kind}-{Guid.NewGuid():N}"
        );

    /// <summary>Writes one file through to the disk and gives the SHA-256 of what lies there.</summary>
    private static string WriteFile(string path, Action<Stream> write)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        write(file);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
