using ScottPlot;
using SkiaSharp;

namespace FakeDetect.Charts;

/// <summary>
/// The font of all charts. It comes with the assembly: Skia draws no text at all, and says nothing, on a machine without
/// installed fonts (containers, most servers), and a chart should look the same wherever it was made.
/// </summary>
internal sealed class ChartFonts : IFontResolver
{
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<ChartFonts> s_installed = new(Install);

    private readonly SKTypeface _regular = Load("DejaVuSans.ttf");
    private readonly SKTypeface _bold = Load("DejaVuSans-Bold.ttf");

    private ChartFonts() { }

    /// <summary>Makes the font known to ScottPlot, once a process.</summary>
    public static ChartFonts Installed => s_installed.Value;

    /// <summary>
    /// The font for a text: the chart's own, or the first installed one that has all its characters (names of folders may be
    /// in any script). Skia's own search for a fallback finds nothing in its build without fontconfig.
    /// </summary>
    public string FamilyFor(string text) =>
        _regular.ContainsGlyphs(text)
            ? Family
            : SKFontManager.Default.FontFamilies.FirstOrDefault(name => Covers(name, text), Family);

    /// <summary>The width of a line of text in pixels.</summary>
    public float Width(string text, float size, bool bold)
    {
        using SKFont font = new(bold ? _bold : _regular, size);
        return font.MeasureText(text);
    }

    private static bool Covers(string family, string text)
    {
        using SKTypeface typeface = SKTypeface.FromFamilyName(family);
        return typeface.ContainsGlyphs(text);
    }

    // ScottPlot owns and may dispose what a resolver returns: it gets a typeface of its own each time.
    SKTypeface? IFontResolver.CreateTypeface(
        string fontName,
        FontWeight weight,
        FontSlant slant,
        FontSpacing spacing
    ) => fontName == Family ? Load(weight >= FontWeight.SemiBold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf") : null;

    SKTypeface? IFontResolver.CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Family ? Load(bold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf") : null;

    private static ChartFonts Install()
    {
        ChartFonts fonts = new();
        Fonts.FontResolvers.Insert(0, fonts);
        Fonts.Default = Family;
        return fonts;
    }

    /// <summary>A typeface of its own for the caller, who disposes it.</summary>
    internal static SKTypeface Load(string resource)
    {
        using Stream stream =
            typeof(ChartFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its font {resource}.");
        return SKTypeface.FromStream(stream);
    }
}
