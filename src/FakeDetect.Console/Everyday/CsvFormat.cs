using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>CSV (RFC 4180) as PowerShell writes it: every field quoted, a null value left empty. The columns are the first object's properties.</summary>
internal sealed class CsvFormat(char delimiter)
{
    private string[]? _columns;

    /// <summary>Columns that are there already, when appending to a file.</summary>
    public void UseColumns(IEnumerable<string> columns) => _columns = [.. columns];

    /// <summary>The lines for the object: its row, before it the header when it is the first.</summary>
    public IEnumerable<string> Lines(PSObject item)
    {
        if (_columns is null)
        {
            _columns = [.. item.Properties.Select(property => property.Name)];
            yield return Line(_columns);
        }

        yield return Line(_columns.Select(column => Text(item.Properties[column])));
    }

    private static string? Text(PSPropertyInfo? property)
    {
        try
        {
            return property?.Value?.ToString();
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private string Line(IEnumerable<string?> fields)
    {
        var line = new StringBuilder();
        foreach (string? field in fields)
        {
            if (field is not null)
                line.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            line.Append(delimiter);
        }

        if (line.Length > 0)
            line.Length--;
        return line.ToString();
    }
}
