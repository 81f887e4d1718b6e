using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace FakeDetect.Console.Everyday;

/// <summary>One entry of a -Property parameter: a name, a pattern, a script block, or a table with Name (or Label) and Expression.</summary>
internal sealed class PropertySelector
{
    private readonly string? _name;

    private PropertySelector(string? name, PSPropertyExpression expression, bool? descending)
    {
        _name = name;
        Expression = expression;
        Descending = descending;
    }

    public PSPropertyExpression Expression { get; }

    /// <summary>Sort direction that a table sets; null where it sets none.</summary>
    public bool? Descending { get; }

    /// <exception cref="PSArgumentException">The entry is none of these.</exception>
    public static PropertySelector Parse(object entry)
    {
        object value = entry is PSObject wrapped ? wrapped.BaseObject : entry;
        return value switch
        {
            ScriptBlock script => new PropertySelector(null, new PSPropertyExpression(script), null),
            IDictionary table => ParseTable(table),
            _ => new PropertySelector(
                null,
                new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(value)),
                null
            ),
        };
    }

    /// <summary>Name and value of each property that the entry means; a single null value where the object has none.</summary>
    public IEnumerable<(string Name, object? Value)> Of(PSObject item)
    {
        if (Expression.Script is not null || !Expression.HasWildCardCharacters)
        {
            yield return (_name ?? Expression.ToString(), ValueOf(item));
            yield break;
        }

        foreach (PSPropertyExpression resolved in Expression.ResolveNames(item))
            yield return (_name ?? resolved.ToString(), First(resolved.GetValues(item)));
    }

    /// <summary>The value; null where there is none or it cannot be read.</summary>
    public object? ValueOf(PSObject item) => First(Expression.GetValues(item));

    /// <summary>Whether the object has such a property; script blocks always count.</summary>
    public bool IsOn(PSObject item) => Expression.Script is not null || Expression.ResolveNames(item).Count > 0;

    private static object? First(List<PSPropertyExpressionResult> results) =>
        results is [{ Exception: null } first, ..] ? first.Result : null;

    private static PropertySelector ParseTable(IDictionary table)
    {
        string? name = null;
        object? expression = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            switch (LanguagePrimitives.ConvertTo<string>(entry.Key).ToLowerInvariant())
            {
                case "name" or "n" or "label" or "l":
                    name = LanguagePrimitives.ConvertTo<string>(entry.Value);
                    break;
                case "expression" or "e":
                    expression = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
                    break;
                case "descending" or "d":
                    descending = LanguagePrimitives.IsTrue(entry.Value);
                    break;
                case "ascending" or "a":
                    descending = !LanguagePrimitives.IsTrue(entry.Value);
                    break;
                default:
                    throw new PSArgumentException(
                        $"The key '{entry.Key}' is not known here: use Name (or Label), Expression, Ascending, Descending."
                    );
            }
        }

        return expression switch
        {
            ScriptBlock script => new PropertySelector(name, new PSPropertyExpression(script), descending),
            null => throw new PSArgumentException("A calculated property needs the key Expression."),
            _ => new PropertySelector(
                name,
                new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(expression)),
                descending
            ),
        };
    }
}
