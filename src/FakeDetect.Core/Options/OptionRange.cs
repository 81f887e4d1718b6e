using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace FakeDetect.Options;

/// <summary>
/// The range of an option, which the option's own [Range] and [Length] say: options files and the parameters of cmdlets are
/// held to the same one. A range holds for each value of a list.
/// </summary>
public static class OptionRange
{
    /// <summary>Checks all options of a record.</summary>
    /// <exception cref="TrainingFailedException">An option is out of its range.</exception>
    public static void Check(object options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (PropertyInfo option in options.GetType().GetProperties())
        {
            if (Problem(option, option.GetValue(options)) is { } problem)
                throw Invalid(JsonNamingPolicy.CamelCase.ConvertName(option.Name), problem);
        }
    }

    /// <summary>What is wrong with a value, as the end of a sentence that the option begins; null if nothing is.</summary>
    /// <param name="option">The option's property.</param>
    /// <param name="value">The value; null is right.</param>
    public static string? Problem(PropertyInfo option, object? value)
    {
        ArgumentNullException.ThrowIfNull(option);
        object?[] values = value is IEnumerable and not string ? [.. ((IEnumerable)value).Cast<object?>()] : [value];
        if (
            value is not null
            && option.GetCustomAttribute<LengthAttribute>() is { } length
            && (values.Length < length.MinimumLength || values.Length > length.MaximumLength)
        )
            return length.MaximumLength == int.MaxValue
                ? "is empty"
                : $"has {values.Length} values, not {length.MinimumLength} to {length.MaximumLength}";
        return option.GetCustomAttribute<RangeAttribute>() is { } range && !values.All(range.IsValid)
            ? Text(range)
            : null;
    }

    /// <summary>The error of an option that is not right.</summary>
    /// <param name="option">Its name in an options file.</param>
    /// <param name="problem">The end of the sentence.</param>
    public static TrainingFailedException Invalid(string option, string problem) =>
        new("OptionInvalid", option, $"The option {option} {problem}.", "Correct the option.");

    private static string Text(RangeAttribute range)
    {
        (double least, double most) = (Number(range.Minimum), Number(range.Maximum));
        string text =
            most < int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"is not in {least} .. {most}")
            : range.MinimumIsExclusive ? string.Create(CultureInfo.InvariantCulture, $"is not above {least}")
            : string.Create(CultureInfo.InvariantCulture, $"is below {least}");
        return range.ErrorMessage is { } reason ? $"{text}: {reason}" : text;
    }

    private static double Number(object limit) => Convert.ToDouble(limit, CultureInfo.InvariantCulture);
}
