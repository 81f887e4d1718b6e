using System.Management.Automation;
using FakeDetect.Conditions;

namespace FakeDetect;

/// <summary>Refuses what is no condition before the command begins.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateConditionAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        try
        {
            ConditionParser.Parse($"{element}");
        }
        catch (FormatException e)
        {
            throw new ValidationMetadataException(e.Message, e);
        }
    }
}
