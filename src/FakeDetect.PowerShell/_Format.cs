using System.ComponentModel;
using System.Management.Automation;

namespace FakeDetect;

/// <summary>What the views of FakeDetect.format.ps1xml call. Not for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1707, IDE1006 // The underscore keeps it at the edge of completion lists.
public static class _Format
#pragma warning restore CA1707, IDE1006
{
    private const string Reset = "\u001b[0m";

    /// <summary>The name of the picture's file.</summary>
    public static string Name(PSObject result) => System.IO.Path.GetFileName(Path(result));

    /// <summary>The folder of the picture's file.</summary>
    public static string Folder(PSObject result) => System.IO.Path.GetDirectoryName(Path(result)) ?? "";

    /// <summary>The verdict in its colour; a host that shows no colours strips it.</summary>
    public static string Verdict(PSObject result)
    {
        string verdict = Text(result, "Verdict");
        string colour = verdict switch
        {
            nameof(FakeDetect.Verdict.Fake) => "\u001b[31;1m",
            nameof(FakeDetect.Verdict.Real) => "\u001b[32;1m",
            _ => "\u001b[33;1m",
        };
        return $"{colour}{verdict}{Reset}";
    }

    /// <summary>Width x height.</summary>
    public static string Size(PSObject result) => $"{Text(result, "Width")}x{Text(result, "Height")}";

    /// <summary>Fakes/reals of a measurement, with a mark where files could not be read; of a mean, its sets.</summary>
    public static string Counts(PSObject measurement) =>
        Text(measurement, "Kind") == nameof(MeasurementKind.Mean)
            ? $"{Text(measurement, "SetCount")} sets"
            : $"{Text(measurement, "FakeCount")}/{Text(measurement, "RealCount")}{(Text(measurement, "UnreadableCount") is "0" or "" ? "" : "!")}";

    /// <summary>A change with its interval: +0.0123 [-0.0100, 0.0300].</summary>
    public static string Change(PSObject result, string property)
    {
        double? Number(string name) =>
            result.Properties[name]?.Value is { } value ? LanguagePrimitives.ConvertTo<double>(value) : null;
        if (Number(property) is not { } change)
            return "";
        string text = change.ToString("+0.0000;-0.0000;0", System.Globalization.CultureInfo.CurrentCulture);
        return Number(property + "Low") is { } low && Number(property + "High") is { } high
            ? string.Create(System.Globalization.CultureInfo.CurrentCulture, $"{text} [{low:0.000}; {high:0.000}]")
            : text;
    }

    private static string Path(PSObject result) => Text(result, "Path");

    // By name, not by type: a result that came back from a job or a file has lost its type.
    private static string Text(PSObject result, string property) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{result.Properties[property]?.Value}");
}
