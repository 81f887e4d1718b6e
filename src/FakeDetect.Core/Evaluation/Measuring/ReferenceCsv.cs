using System.Globalization;
using System.Text;
using FakeDetect.Files;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>The file that the reference's eval.py writes: results/&lt;model&gt;.csv.</summary>
public static class ReferenceCsv
{
    /// <summary>
    /// The whole file: a line with the model, the header, and for each set its accuracy at 0.5 and its average precision on
    /// the float32 sigmoid, as fractions in Python's shortest form; lines end with CR LF.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="measurements">One for each set, as is.</param>
    public static string Write(string model, IEnumerable<SetMeasurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        StringBuilder text = new();
        text.Append(CsvRecord.Write([$"{model} model testing on..."])).Append("\r\n");
        text.Append("testset,accuracy,avg precision\r\n");
        foreach (SetMeasurement m in measurements)
            text.Append(CsvRecord.Write([m.Set, PythonText(m.AtHalf.All), PythonText(m.ReferenceAveragePrecision)]))
                .Append("\r\n");
        return text.ToString();
    }

    /// <summary>A number as Python's repr() writes it.</summary>
    internal static string PythonText(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        string text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }
}
