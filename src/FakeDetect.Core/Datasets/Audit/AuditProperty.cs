using System.Globalization;

namespace FakeDetect.Datasets.Audit;

/// <summary>One thing that can be told of a picture and may tell its label.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Scope">Which pictures have it.</param>
/// <param name="Category">Its value as a word; null where a picture does not have it, or where it is a number.</param>
/// <param name="Number">Its value as a number; NaN where a picture does not have it; null where it is a word.</param>
public sealed record AuditProperty(
    string Name,
    string Scope,
    Func<PictureFacts, string?>? Category = null,
    Func<PictureFacts, double>? Number = null
)
{
    private const string All = "all pictures",
        Jpegs = "JPEG files",
        Losslesses = "lossless files";

    /// <summary>The properties that are looked at, content apart.</summary>
    public static IReadOnlyList<AuditProperty> Known { get; } =
    [
        new("Format", All, Category: p => p.Container),
        new("Size", All, Category: p => string.Create(CultureInfo.InvariantCulture, $"{p.Width}x{p.Height}")),
        new("Area", All, Number: p => (double)p.Width * p.Height),
        new("AspectRatio", All, Number: p => p.Width / (double)p.Height),
        new("SideMultiple", All, Category: p => Multiple(p.Width | p.Height)),
        new("FileLength", All, Number: p => p.Length),
        new("BitsPerPixel", All, Number: p => p.BitsPerPixel),
        new(
            "JpegQuality",
            Jpegs,
            Category: p =>
                p.JpegQuality is { } q
                    ? (p.HasStandardTables == true ? "" : "about ") + q.ToString(CultureInfo.InvariantCulture)
                    : null
        ),
        new("JpegSubsampling", Jpegs, Category: p => p.Subsampling),
        new(
            "JpegCoding",
            Jpegs,
            Category: p => p.IsProgressive is { } progressive ? (progressive ? "progressive" : "sequential") : null
        ),
        new("EarlierJpeg", Losslesses, Category: p => p.IsLossless ? NameOf(p.EarlierGrid) : null),
        new("HighFrequency", "pictures of 128 pixels and more", Number: p => p.HighFrequency),
        new("Brightness", All, Number: p => p.Brightness),
        new("Colourfulness", All, Number: p => p.Colourfulness),
    ];

    private static string NameOf(JpegGrid? grid) =>
        grid switch
        {
            null => "no grid",
            { IsJpeg: false } => "weak 8 x 8 grid",
            { Quality: { } quality } => string.Create(CultureInfo.InvariantCulture, $"JPEG about {quality / 5 * 5}"),
            _ => "JPEG",
        };

    // The largest power of two that divides both sides: of networks' pictures often 8 to 64, of cropped ones 1.
    private static string Multiple(int sides) => Math.Min(sides & -sides, 64).ToString(CultureInfo.InvariantCulture);
}

/// <summary>How often a value of a property occurs.</summary>
/// <param name="Value">The value, or the range of a number.</param>
/// <param name="RealCount">In real pictures.</param>
/// <param name="FakeCount">In fakes.</param>
public sealed record ValueCount(string Value, int RealCount, int FakeCount);
