using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FakeDetect.Models.Graphs;

namespace FakeDetect;

/// <summary>Completes the architectures that a checkpoint can be imported as.</summary>
public class ArchitectureCompleter : IArgumentCompleter
{
    private protected virtual IReadOnlyList<IDetectorArchitecture> Offered => ArchitectureCatalog.All;

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
        return Offered
            .Where(architecture => architecture.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(static architecture =>
                CompletionText.Value(architecture.Id, $"{architecture.Id}: {architecture.Description}")
            );
    }
}

/// <summary>Completes the architectures that can be trained.</summary>
public sealed class TrainableArchitectureCompleter : ArchitectureCompleter
{
    private protected override IReadOnlyList<IDetectorArchitecture> Offered => ArchitectureCatalog.Trainable;
}
