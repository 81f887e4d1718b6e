using System.Security.Cryptography;
using FakeDetect.Models;

namespace FakeDetect.Inference.Network;

/// <summary>The bytes of a model's network.</summary>
internal static class VerifiedNetwork
{
    /// <summary>Reads model.onnx once and refuses it when its SHA-256 is not the card's: what runs is what was checked.</summary>
    /// <exception cref="ModelInvalidException">The file cannot be read, or is not what the card says.</exception>
    internal static byte[] ReadVerified(DetectorModel model)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(model.OnnxPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelInvalidException(
                "ModelUnreadable",
                model.OnnxPath,
                $"'{model.OnnxPath}' cannot be read: {e.Message}",
                "Check the path and the permissions, or import the model again.",
                e
            );
        }

        string actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!actual.Equals(model.Card.OnnxSha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelInvalidException(
                "ModelHashMismatch",
                model.OnnxPath,
                $"'{model.OnnxPath}' has the SHA-256 {actual}, but its card says {model.Card.OnnxSha256}. The file was changed or damaged.",
                "Restore the folder from its source, or import the model again."
            );
        }

        return bytes;
    }
}
