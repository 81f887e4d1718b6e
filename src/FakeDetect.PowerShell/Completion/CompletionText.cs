using System.Management.Automation;
using System.Management.Automation.Language;

namespace FakeDetect;

/// <summary>Words of a completion, quoted where PowerShell needs it.</summary>
internal static class CompletionText
{
    internal static string Unquote(string? word) => (word ?? "").Trim('\'', '"');

    internal static CompletionResult Value(string text, string tooltip) =>
        new(
            Quote(text),
            text,
            CompletionResultType.ParameterValue,
            string.IsNullOrWhiteSpace(tooltip) ? text : tooltip
        );

    private static string Quote(string text) =>
        text.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
