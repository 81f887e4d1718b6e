using System.Globalization;
using System.Reflection;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>The figures of Wang et al. 2020: the README's tables of the two released detectors, and the paper's Table 2.</summary>
public static class PublishedResults
{
    private const string Resource = "FakeDetect.Evaluation.published.tsv";

    private static readonly Lazy<(bool Crop, PublishedResult Result)[]> s_all = new(Load);

    /// <summary>The detectors that figures are known of.</summary>
    public static IReadOnlyList<string> Detectors =>
        [.. s_all.Value.Select(r => r.Result.Detector).Distinct(StringComparer.Ordinal)];

    /// <summary>The detector whose training a model's name speaks of; BlurJpeg0.5, the paper's main one, where it speaks of none.</summary>
    public static string DetectorOf(string modelName)
    {
        string name = Plain(modelName);
        bool Names(params string[] words) => Array.Exists(words, w => name.Contains(w, StringComparison.Ordinal));
        if (Names("jpgprob01", "blurjpeg01"))
            return "BlurJpeg0.1";
        return Detectors.FirstOrDefault(d => d.EndsWith("Classes", StringComparison.Ordinal) && Names(Plain(d)))
            ?? (Names("noaug") ? "NoAugmentation" : "BlurJpeg0.5");
    }

    /// <summary>The figure for a set; null where none is known.</summary>
    /// <param name="detector">One of <see cref="Detectors"/>.</param>
    /// <param name="set">A set's name as folders have it; case, signs and a leading "paper" do not matter.</param>
    /// <param name="crop">True for the figures with a centre crop of 224, false for whole pictures.</param>
    public static PublishedResult? Find(string detector, string set, bool crop)
    {
        string plain = Plain(set);
        if (plain.StartsWith("paper", StringComparison.Ordinal))
            plain = plain["paper".Length..];
        plain = plain switch
        {
            "sitd" => "seeingdark",
            "wfir" => "whichfaceisreal",
            "faceforensics" => "deepfake",
            _ => plain,
        };
        return s_all
            .Value.FirstOrDefault(r => r.Crop == crop && r.Result.Detector == detector && r.Result.Set == plain)
            .Result;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static (bool, PublishedResult)[] Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(l => l[0] != '#')
                .Select(Parse),
        ];
    }

    private static (bool, PublishedResult) Parse(string line)
    {
        string[] f = line.Split('\t');
        double Percent(string text) => double.Parse(text, CultureInfo.InvariantCulture) / 100;
        return (
            f[1] == "crop",
            new PublishedResult(f[0], f[2], Percent(f[3]), f[4].Length == 0 ? null : Percent(f[4]), f[5])
        );
    }
}
