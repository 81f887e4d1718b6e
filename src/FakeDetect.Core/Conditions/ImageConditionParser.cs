using System.Globalization;
using FakeDetect.Imaging;

namespace FakeDetect.Conditions;

/// <summary>Conditions by name: a word and a number, such as <c>Jpeg90</c>, <c>WebP80</c>, <c>Resize0.5</c>, <c>Blur1.5</c>.</summary>
internal static class ImageConditionParser
{
    internal const string Known =
        "AsIs, Jpeg1 to Jpeg100, WebP0 to WebP100, Resize0.1 to Resize8, Blur0 to Blur16, Mirror, Shift1 to Shift64, Png, WebPLossless";

    /// <summary>The condition of that name; null: there is none.</summary>
    internal static ImageCondition? Find(string text, ConditionStage stage)
    {
        int split = text.AsSpan().IndexOfAnyInRange('0', '9');
        string word = (split < 0 ? text : text[..split]).ToUpperInvariant();
        if (split < 0)
        {
            return word switch
            {
                "ASIS" => ImageCondition.AsIs,
                "PNG" => new ImageCondition(
                    "Png",
                    stage,
                    static image => LosslessRoundTrip.Apply(image, ImageFormat.Png)
                ),
                "WEBPLOSSLESS" => new ImageCondition(
                    "WebPLossless",
                    stage,
                    static image => LosslessRoundTrip.Apply(image, ImageFormat.WebP)
                ),
                "MIRROR" => new ImageCondition("Mirror", stage, Mirror.LeftToRight),
                _ => null,
            };
        }

        if (
            !double.TryParse(
                text.AsSpan(split),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double number
            )
        )
            return null;
        string suffix = number.ToString(CultureInfo.InvariantCulture);
        int whole = number == Math.Floor(number) && number <= 100 ? (int)number : -1;
        return word switch
        {
            "JPEG" when whole is >= 1 and <= 100 => new(
                "Jpeg" + suffix,
                stage,
                image => JpegRoundTrip.Apply(image, whole)
            ),
            "WEBP" when whole is >= 0 and <= 100 => new(
                "WebP" + suffix,
                stage,
                image => WebPRoundTrip.Apply(image, whole)
            ),
            "RESIZE" when number is >= 0.1 and <= 8 => new("Resize" + suffix, stage, image => Resize(image, number)),
            "BLUR" when number is >= 0 and <= 16 => new(
                "Blur" + suffix,
                stage,
                image => GaussianBlur.Apply(image, number)
            ),
            "SHIFT" when whole is >= 1 and <= 64 => new("Shift" + suffix, stage, image => Shift(image, whole)),
            _ => null,
        };
    }

    // Bilinear, as the reference resizes.
    private static RgbImage Resize(RgbImage image, double factor) =>
        PillowResize.Resize(image, Side(image.Width, factor), Side(image.Height, factor), Interpolation.Bilinear);

    private static int Side(int side, double factor) =>
        Math.Max(1, (int)Math.Round(side * factor, MidpointRounding.AwayFromZero));

    // The picture loses its first columns and rows, so that everything that is left moves; at least one of each stays.
    private static RgbImage Shift(RgbImage image, int by)
    {
        int x = Math.Min(by, image.Width - 1);
        int y = Math.Min(by, image.Height - 1);
        return new CropPlan(x, y, image.Width - x, image.Height - y).Apply(image);
    }
}
