using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Reads the records of CSV text (RFC 4180): quoted fields may hold delimiters, quotes and line breaks; empty lines are skipped.</summary>
internal static class CsvReader
{
    /// <exception cref="FormatException">A quoted field does not end.</exception>
    public static IEnumerable<string[]> Records(TextReader reader, char delimiter)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        bool any = false;
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            char at = (char)next;
            if (quoted)
            {
                if (at != '"')
                    field.Append(at);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (at == '"')
            {
                quoted = any = true;
            }
            else if (at == delimiter)
            {
                fields.Add(field.ToString());
                field.Clear();
                any = true;
            }
            else if (at is '\r' or '\n')
            {
                if (any || field.Length > 0)
                    yield return Finish();
            }
            else
            {
                field.Append(at);
            }
        }

        if (quoted)
            throw new FormatException("a quoted field does not end.");
        if (any || field.Length > 0)
            yield return Finish();

        string[] Finish()
        {
            fields.Add(field.ToString());
            string[] record = [.. fields];
            fields.Clear();
            field.Clear();
            any = false;
            return record;
        }
    }
}
