using System.Collections;
using System.Globalization;
using System.Management.Automation;
using FakeDetect.Reporting;

namespace FakeDetect;

/// <summary>
/// Results of Test-FakeImage as they come through a pipeline: as they are, or as what a job, a file of Export-Clixml or a
/// line of Import-Csv made of them. Properties are taken by name.
/// </summary>
internal static class PipedResult
{
    /// <summary>The facts of a result; null where it has no path, verdict and probability.</summary>
    internal static ReportPicture? ToPicture(PSObject result)
    {
        string? path = Text(result, "Path") ?? Text(result, "FullName");
        if (
            string.IsNullOrEmpty(path)
            || Number(result, "Probability") is not { } probability
            || probability is < 0 or > 1
            || !Enum.TryParse(Text(result, "Verdict"), ignoreCase: true, out Verdict verdict)
            || !Enum.IsDefined(verdict)
        )
        {
            return null;
        }

        return new ReportPicture
        {
            Path = path,
            Verdict = verdict.ToString(),
            Probability = probability,
            Logit = Number(result, "Logit"),
            Threshold = Number(result, "Threshold"),
            CalibratedProbability = Number(result, "CalibratedProbability"),
            LikelihoodRatio = Number(result, "LikelihoodRatio"),
            Support = Text(result, "Support"),
            Model = Text(result, "Model") ?? "",
            ModelSha256 = Text(result, "ModelSha256") ?? "",
            View = Text(result, "View"),
            Width = (int?)Number(result, "Width"),
            Height = (int?)Number(result, "Height"),
            Format = Text(result, "Format"),
            Length = (long?)Number(result, "Length"),
            Sha256 = Text(result, "Sha256") ?? "",
            Device = Text(result, "Device"),
            Timestamp = Convert<DateTimeOffset>(result, "Timestamp"),
            Notes = Strings(result, "Notes"),
            Map = Map(result),
            Stability = Stability(result),
            HeatmapPath = Text(result, "HeatmapPath"),
        };
    }

    private static ReportMap? Map(PSObject result)
    {
        if (result.Properties["Map"]?.Value is not { } value)
            return null;
        PSObject map = PSObject.AsPSObject(value);
        if (
            Number(map, "Width") is not { } width
            || Number(map, "Height") is not { } height
            || Number(map, "Stride") is not { } stride
            || Convert<float>(map.Properties["Values"]?.Value as IEnumerable) is not { Length: > 0 } values
            || values.Length != width * height
        )
        {
            return null;
        }

        return new ReportMap(
            (int)width,
            (int)height,
            values,
            (int)stride,
            (int)(Number(map, "Left") ?? 0),
            (int)(Number(map, "Top") ?? 0)
        );
    }

    private static string? Stability(PSObject result)
    {
        if (result.Properties["Stability"]?.Value is not { } value)
            return null;
        PSObject stability = PSObject.AsPSObject(value);
        return Number(stability, "Flips") is { } flips && Number(stability, "Changes") is { } changes
            ? FormattableString.Invariant(
                $"{flips} of {changes} changes of the picture give another verdict; logit {Number(stability, "LowestLogit"):0.00} to {Number(stability, "HighestLogit"):0.00}"
            )
            : TextOf(value);
    }

    // As a line of a CSV file, notes are one text.
    private static string[] Strings(PSObject result, string name) =>
        result.Properties[name]?.Value switch
        {
            PSObject { BaseObject: IEnumerable items and not string } => [.. items.Cast<object?>().Select(TextOf)],
            IEnumerable items and not string => [.. items.Cast<object?>().Select(TextOf)],
            null => [],
            var one => TextOf(one) is { Length: > 0 } text ? [text] : [],
        };

    private static T[]? Convert<T>(IEnumerable? items) =>
        items is null
            ? null
            :
            [
                .. items
                    .Cast<object?>()
                    .Select(item =>
                        LanguagePrimitives.TryConvertTo(item, CultureInfo.InvariantCulture, out T number)
                            ? number
                            : default!
                    ),
            ];

    private static string? Text(PSObject result, string name) =>
        result.Properties[name]?.Value is { } value ? TextOf(value) : null;

    private static string TextOf(object? value) =>
        System.Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture)
        ?? "";

    private static double? Number(PSObject result, string name) =>
        Convert<double>(result, name) is { } number && double.IsFinite(number) ? number : null;

    private static T? Convert<T>(PSObject result, string name)
        where T : struct =>
        result.Properties[name]?.Value is { } value
        && TextOf(value).Length > 0
        && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out T converted)
            ? converted
            : null;
}
