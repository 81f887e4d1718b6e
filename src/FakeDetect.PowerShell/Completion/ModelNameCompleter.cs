using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>Completes the name of a model: reads cards, opens nothing, fails never.</summary>
public sealed class ModelNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        string word = CompletionText.Unquote(wordToComplete);
        foreach (ModelEntry entry in InstalledModels.Store.List(verifyHashes: false))
        {
            if (!entry.IsShadowed && entry.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                yield return CompletionText.Value(entry.Name, Tooltip(entry));
        }
    }

    private static string Tooltip(ModelEntry entry) =>
        entry switch
        {
            { Model: { } model } => $"{model.Card.Name} ({model.Card.Architecture}): {model.Card.Description}",
            { Error: { } error } => $"{entry.Name}: {error.Message}",
            _ => entry.Name,
        };
}
