using ScottPlot;

namespace FakeDetect.Charts;

/// <summary>Colours, sizes and titles: what all charts share.</summary>
internal static class ChartStyle
{
    private const float TitleSize = 17;
    private const float TitleMinimum = 12;
    private const float LabelSize = 14;
    private const float TickSize = 12.5f;

    // Okabe and Ito (2008): told apart with the common kinds of colour blindness, and in grey; yellow left out on white.
    private static readonly string[] s_palette =
    [
        "#0072B2",
        "#D55E00",
        "#009E73",
        "#CC79A7",
        "#000000",
        "#E69F00",
        "#56B4E9",
    ];

    public static Color SeriesColor(int index) => Color.FromHex(s_palette[index % s_palette.Length]);

    /// <summary>An empty plot with title and labels. Plot.Font.Set is not called: it overrides the font and weight of every label in the process.</summary>
    public static Plot NewPlot(string title, ChartAxis x, ChartAxis y, int width)
    {
        Plot plot = new();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Grid.MajorLineColor = Color.FromHex("#E3E3E3");
        SetTitle(plot, title, width * 0.9f);
        SetLabel(plot.Axes.Bottom, x.Label);
        SetLabel(plot.Axes.Left, y.Label);
        return plot;
    }

    public static void SetLabel(IAxis axis, string text)
    {
        axis.Label.Text = text;
        axis.Label.FontSize = LabelSize;
        axis.Label.Bold = false;
        axis.Label.FontName = ChartFonts.Installed.FamilyFor(text);
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.FontName = ChartFonts.Family;
    }

    private static void SetTitle(Plot plot, string title, float room)
    {
        ChartFonts fonts = ChartFonts.Installed;
        float width = fonts.Width(title, TitleSize, bold: true);
        float size = width <= room ? TitleSize : Math.Max(TitleMinimum, TitleSize * room / width);
        string text = title;
        for (int keep = title.Length - 1; keep > 8 && fonts.Width(text, size, bold: true) > room; keep--)
            text = string.Concat(title.AsSpan(0, (keep + 1) / 2), "\u2026", title.AsSpan(title.Length - keep / 2));
        plot.Title(text, size);
        plot.Axes.Title.Label.FontName = fonts.FamilyFor(text);
        plot.Axes.Title.Label.Bold = true;
    }
}
