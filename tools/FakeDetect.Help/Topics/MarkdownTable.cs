using System.Text.RegularExpressions;

namespace FakeDetect.Help.Topics;

/// <summary>A Markdown table in columns of equal width, without its bars.</summary>
internal static partial class MarkdownTable
{
    internal static IEnumerable<string> Align(string table)
    {
        string[][] rows =
        [
            .. table
                .Split('\n')
                .Where(static line => !Rule().IsMatch(line))
                .Select(static line =>
                    line.Trim()
                        .Trim('|')
                        .Split('|')
                        .Select(static cell => cell.Trim().Replace("`", "", StringComparison.Ordinal))
                        .ToArray()
                ),
        ];
        int[] widths =
        [
            .. Enumerable
                .Range(0, rows.Max(static row => row.Length))
                .Select(column => rows.Max(row => column < row.Length ? row[column].Length : 0)),
        ];
        return rows.Select(row =>
            string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()
        );
    }

    [GeneratedRegex(@"^\|[ :|-]+\|?$")]
    private static partial Regex Rule();
}
