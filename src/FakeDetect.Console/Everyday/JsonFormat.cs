using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeDetect.Console.Everyday;

/// <summary>Writes objects of PowerShell as JSON: numbers, texts, dates (ISO 8601), tables, lists, and the properties of everything else, down to a depth.</summary>
internal sealed class JsonFormat(int depth, bool compress, bool enumsAsStrings)
{
    /// <summary>Whether something lay deeper than the limit and was written as text.</summary>
    public bool Truncated { get; private set; }

    public string Text(object? value)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = !compress,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 1000,
        };
        using (var writer = new Utf8JsonWriter(stream, options))
            Write(writer, value, level: 0);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Write(Utf8JsonWriter writer, object? value, int level)
    {
        object? plain =
            value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        if (WriteScalar(writer, plain))
            return;

        if (level > depth)
        {
            Truncated = true;
            writer.WriteStringValue(LanguagePrimitives.ConvertTo<string>(value));
            return;
        }

        switch (plain)
        {
            case IDictionary table:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName(LanguagePrimitives.ConvertTo<string>(entry.Key));
                    Write(writer, entry.Value, level + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (object? item in list)
                    Write(writer, item, level + 1);
                writer.WriteEndArray();
                break;
            default:
                WriteProperties(writer, PSObject.AsPSObject(value!), level);
                break;
        }
    }

    private void WriteProperties(Utf8JsonWriter writer, PSObject item, int level)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in item.Properties)
        {
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                value = null;
            }

            writer.WritePropertyName(property.Name);
            Write(writer, value, level + 1);
        }

        writer.WriteEndObject();
    }

    private bool WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return true;
            case string or char or Guid or Uri or Version or Type:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag);
                return true;
            case Enum member when enumsAsStrings:
                writer.WriteStringValue(member.ToString());
                return true;
            case Enum member:
                writer.WriteRawValue(member.ToString("D"));
                return true;
            case DateTime time:
                writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                return true;
            case DateTimeOffset time:
                writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                return true;
            // JSON has no such numbers.
            case double number when !double.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                return true;
            case float number when !float.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                return true;
            case double
            or float
            or decimal
            or sbyte
            or byte
            or short
            or ushort
            or int
            or uint
            or long
            or ulong
            or System.Numerics.BigInteger:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }
}
