using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using FakeDetect.Options;

namespace FakeDetect;

/// <summary>
/// Marks a parameter that is an option of a training, of the same name unless it says another. The option alone knows its
/// range and its default: the parameter refuses what is out of the range, and <see cref="BoundOptions"/> takes its value over.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class OptionAttribute : ValidateArgumentsAttribute
{
    private protected OptionAttribute(Type owner, string name) =>
        Option =
            owner.GetProperty(name) ?? throw new ArgumentException($"{owner.Name} has no option {name}.", nameof(name));

    internal PropertyInfo Option { get; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (OptionRange.Problem(Option, arguments) is { } problem)
            throw new ValidationMetadataException(
                $"The value '{LanguagePrimitives.ConvertTo<string>(arguments)}' {problem}."
            );
    }
}

/// <summary>Marks a parameter that is an option of a record.</summary>
/// <typeparam name="TOptions">The record.</typeparam>
/// <param name="name">The option; the parameter's name unless given.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionAttribute<TOptions>([CallerMemberName] string name = "")
    : OptionAttribute(typeof(TOptions), name);
