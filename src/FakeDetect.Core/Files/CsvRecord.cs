using System.Text;

namespace FakeDetect.Files;

/// <summary>One record of comma-separated values after RFC 4180: fields with a comma, quote or line end are quoted.</summary>
internal static class CsvRecord
{
    private static readonly char[] s_special = [',', '"', '\n', '\r'];

    internal static string Write(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted));

    /// <summary>
    /// Reads the next record. Returns null at the end; <paramref name="complete"/> is false for a record without its line
    /// end, which a writer that was killed leaves behind.
    /// </summary>
    internal static List<string>? Read(TextReader reader, out bool complete, out int bytes)
    {
        complete = false;
        bytes = 0;
        if (reader.Peek() < 0)
            return null;
        var fields = new List<string>();
        var text = new StringBuilder();
        var field = new StringBuilder();
        bool quoted = false;
        for (int c; (c = reader.Read()) >= 0; )
        {
            text.Append((char)c);
            if (quoted && c == '"' && reader.Peek() == '"')
            {
                text.Append((char)reader.Read());
                field.Append('"');
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || (c is not ',' and not '\n' and not '\r'))
            {
                field.Append((char)c);
            }
            else if (c != '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c != '\n')
                    continue;
                complete = true;
                bytes = Encoding.UTF8.GetByteCount(text.ToString());
                return fields;
            }
        }

        fields.Add(field.ToString());
        bytes = Encoding.UTF8.GetByteCount(text.ToString());
        return fields;
    }

    private static string Quoted(string field) =>
        field.IndexOfAny(s_special) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
