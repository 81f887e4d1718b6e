using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FakeDetect;

/// <summary>Completes conditions with the usual ones; any quality, factor or sigma may be typed.</summary>
public sealed class ConditionNameCompleter : IArgumentCompleter
{
    private static readonly (string Name, string Meaning)[] Usual =
    [
        ("AsIs", "the unchanged file"),
        ("Jpeg90", "re-encoded as JPEG, quality 90, 4:2:0"),
        ("Jpeg75", "re-encoded as JPEG, quality 75, 4:2:0"),
        ("WebP80", "re-encoded as lossy WebP, quality 80"),
        ("Resize0.5", "the picture at half its size, before the crop"),
        ("Png", "stored as PNG and read back"),
        ("WebPLossless", "stored as lossless WebP and read back"),
        ("Blur1", "blurred by the reference's Gaussian, sigma 1"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) =>
        Usual
            .Where(c => c.Name.StartsWith(CompletionText.Unquote(wordToComplete), StringComparison.OrdinalIgnoreCase))
            .Select(c => CompletionText.Value(c.Name, $"{c.Name}: {c.Meaning}"));
}
