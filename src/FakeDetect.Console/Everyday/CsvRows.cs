using System.Globalization;
using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Turns CSV text into objects whose properties are strings, as PowerShell does.</summary>
internal static class CsvRows
{
    /// <param name="reader">The text.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="header">Names of the columns; null where the first record holds them.</param>
    /// <exception cref="FormatException">The text is no CSV.</exception>
    public static IEnumerable<PSObject> Read(TextReader reader, char delimiter, string[]? header)
    {
        foreach (string[] record in CsvReader.Records(reader, delimiter))
        {
            if (header is null)
            {
                header =
                [
                    .. record.Select(
                        (name, i) => name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"H{i + 1}")
                    ),
                ];
                continue;
            }

            var row = new PSObject();
            for (int i = 0; i < header.Length; i++)
                row.Properties.Add(new PSNoteProperty(header[i], i < record.Length ? record[i] : null));
            yield return row;
        }
    }
}
