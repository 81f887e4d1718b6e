using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Orders and equates values as PowerShell's operators do; what it cannot compare is compared as text. Null comes first.</summary>
internal sealed class ValueComparer(bool caseSensitive) : IComparer<object?>, IEqualityComparer<object?[]>
{
    public int Compare(object? x, object? y)
    {
        if (LanguagePrimitives.TryCompare(Base(x), Base(y), !caseSensitive, out int order))
            return order;
        return string.Compare(
            Text(x),
            Text(y),
            caseSensitive ? StringComparison.CurrentCulture : StringComparison.CurrentCultureIgnoreCase
        );
    }

    public bool Equals(object?[]? x, object?[]? y) =>
        ReferenceEquals(x, y)
        || (
            x is not null
            && y is not null
            && x.Length == y.Length
            && x.Zip(y).All(pair => Compare(pair.First, pair.Second) == 0)
        );

    public int GetHashCode(object?[] values)
    {
        var hash = default(HashCode);
        foreach (object? value in values)
            hash.Add(HashOf(Base(value)));
        return hash.ToHashCode();
    }

    /// <summary>Equal for 1, 1.0 and "1", and for a member of an enumeration and its name: those compare as equal.</summary>
    private static int HashOf(object? value)
    {
        if (value is not Enum && LanguagePrimitives.TryConvertTo(value, out double number))
            return number.GetHashCode();
        return value is string or Enum ? value.ToString()!.ToUpperInvariant().GetHashCode(StringComparison.Ordinal) : 0;
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Text(object? value) => value is null ? "" : LanguagePrimitives.ConvertTo<string>(value);
}
