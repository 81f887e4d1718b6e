using System.Globalization;
using SkiaSharp;

namespace FakeDetect.Charts;

/// <summary>The strip below an overlay: the scale, and what it shows in words.</summary>
internal sealed class OverlayLegend : IDisposable
{
    /// <summary>Rows of the strip.</summary>
    internal const int Height = 78;

    /// <summary>The narrowest strip that its words fit in.</summary>
    internal const int MinimumWidth = 300;

    private const int Margin = 10;
    private const int BarWidth = 220;
    private const int BarTop = 8;
    private const int BarHeight = 12;

    private readonly SKBitmap _bitmap;

    internal OverlayLegend(OverlayColours colours, float logit, int width)
    {
        _bitmap = new SKBitmap(new SKImageInfo(width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using SKCanvas canvas = new(_bitmap);
        canvas.Clear(SKColors.White);
        DrawBar(canvas, colours);
        using SKTypeface typeface = ChartFonts.Load("DejaVuSans.ttf");
        using SKFont font = new(typeface, 11);
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        string range = colours.Range.ToString("0.###", CultureInfo.InvariantCulture);
        const float labels = BarTop + BarHeight + 12;
        canvas.DrawText("-" + range, Margin, labels, SKTextAlign.Left, font, ink);
        canvas.DrawText("0", Margin + (BarWidth / 2), labels, SKTextAlign.Center, font, ink);
        canvas.DrawText("+" + range, Margin + BarWidth, labels, SKTextAlign.Right, font, ink);
        canvas.DrawText(
            string.Create(CultureInfo.InvariantCulture, $"logit of each cell; their mean is the logit, {logit:F3}"),
            Margin,
            labels + 17,
            SKTextAlign.Left,
            font,
            ink
        );
        canvas.DrawText(
            "orange: to fake   blue: to real   grey: not seen",
            Margin,
            labels + 33,
            SKTextAlign.Left,
            font,
            ink
        );
    }

    /// <summary>A row of the strip: R G B A ...</summary>
    internal ReadOnlySpan<byte> Row(int y) => _bitmap.GetPixelSpan().Slice(y * _bitmap.RowBytes, 4 * _bitmap.Width);

    public void Dispose() => _bitmap.Dispose();

    private static void DrawBar(SKCanvas canvas, OverlayColours colours)
    {
        Span<byte> pixel = stackalloc byte[4];
        using SKPaint paint = new();
        for (int x = 0; x <= BarWidth; x++)
        {
            colours.Write(colours.Range * ((2.0 * x / BarWidth) - 1), pixel);
            paint.Color = new SKColor(pixel[0], pixel[1], pixel[2], pixel[3]);
            canvas.DrawRect(Margin + x, BarTop, 1, BarHeight, paint);
        }
    }
}
