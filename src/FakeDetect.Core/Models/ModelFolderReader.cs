using System.Security.Cryptography;
using System.Text.Json;

namespace FakeDetect.Models;

/// <summary>Reads a model's folder and checks it.</summary>
public static class ModelFolderReader
{
    /// <summary>The card's file name.</summary>
    public const string CardFile = "model.json";

    /// <summary>Reads the card; model.onnx must be there but is not read.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="ModelInvalidException">The card or the graph is missing or unreadable, or the card's values are out of range.</exception>
    public static DetectorModel Read(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string cardPath = Path.Combine(full, CardFile);
        // The name that finds a model is its folder's, also after the folder was renamed.
        ModelCard card = ReadCard(cardPath) with
        {
            Name = Path.GetFileName(full),
        };
        ModelCardRules.Check(card, cardPath);
        DetectorModel model = new(full, card);
        if (!File.Exists(model.OnnxPath))
        {
            throw new ModelInvalidException(
                "ModelOnnxMissing",
                full,
                $"The model '{full}' has a card but no model.onnx.",
                "Import or download the model again."
            );
        }
        return model;
    }

    /// <summary>Compares model.onnx with the SHA-256 in the card.</summary>
    /// <exception cref="ModelInvalidException">They differ, or the file cannot be read.</exception>
    public static void VerifyHash(DetectorModel model)
    {
        string actual;
        try
        {
            using FileStream file = new(
                model.OnnxPath,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1,
                FileOptions.SequentialScan
            );
            actual = Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(model.OnnxPath, e);
        }
        if (!string.Equals(actual, model.Card.OnnxSha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelInvalidException(
                "ModelHashMismatch",
                model.Folder,
                $"'{model.OnnxPath}' has the SHA-256 {actual}, but its card says {model.Card.OnnxSha256}. It is not the model that was measured.",
                "Import or download the model again."
            );
        }
    }

    private static ModelCard ReadCard(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return JsonSerializer.Deserialize(file, ModelCardJson.Default.ModelCard)
                ?? throw ModelCardRules.Invalid(path, "it is empty (null)");
        }
        catch (JsonException e)
        {
            throw ModelCardRules.Invalid(path, e.Message.TrimEnd('.'), e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelInvalidException(
                "ModelCardMissing",
                path,
                $"'{path}' does not exist, so the folder is not a model.",
                "Name a folder with model.onnx and model.json.",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static ModelInvalidException Unreadable(string path, Exception e) =>
        new("ModelUnreadable", path, $"'{path}' cannot be read: {e.Message}", "Check the permissions of the file.", e);
}
