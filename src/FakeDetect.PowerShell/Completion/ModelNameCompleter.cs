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
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = CompletionText.Unquote(wordToComplete);
        foreach (DetectorModel model in InstalledModels.List())
        {
            string name = model.Card.Name;
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                yield return CompletionText.Value(name, $"{name}: {model.Card.Description}");
        }
    }
}
