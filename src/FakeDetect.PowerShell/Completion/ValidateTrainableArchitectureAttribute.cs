using System.Management.Automation;
using FakeDetect.Models.Graphs;

namespace FakeDetect;

/// <summary>Refuses what is no architecture that can be trained: a ValidateSet that asks the catalogue.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTrainableArchitectureAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The ids; the help page names them.</summary>
    public IReadOnlyList<string> ValidValues { get; } =
    [.. ArchitectureCatalog.Trainable.Select(static architecture => architecture.Id)];

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (!ValidValues.Contains($"{element}", StringComparer.OrdinalIgnoreCase))
            throw new ValidationMetadataException(
                $"'{element}' is not a trainable architecture. Use one of {string.Join(", ", ValidValues)}."
            );
    }
}
