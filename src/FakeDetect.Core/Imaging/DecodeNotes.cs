using System.Globalization;

namespace FakeDetect.Imaging;

/// <summary>The sentences that a decoded picture may carry: oddities that were survived.</summary>
internal static class DecodeNotes
{
    public const string AlphaDropped = "The alpha channel was dropped.";
    public const string Gray16HighByte = "16-bit grey was reduced to its high byte.";
    public const string Gray16Clipped = "16-bit grey was clipped to 255, as the reference does.";
    public const string HighByte = "Samples of more than 8 bits were reduced to their high 8.";
    public const string Scaled16 = "16-bit samples were scaled to 8 bits.";
    public const string Clipped = "Integer or floating-point grey was clipped to 0..255.";
    public const string TurnedUpright =
        "The picture was turned upright by its TIFF orientation, as the reference does.";

    public static string OrientationIgnored(int orientation) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The EXIF orientation {orientation} was ignored, as the reference does."
        );

    public static string FirstFrame(long frames) =>
        string.Create(CultureInfo.InvariantCulture, $"Only the first of {frames} frames was read.");

    public static string FirstPicture(long pictures) =>
        string.Create(CultureInfo.InvariantCulture, $"Only the first of {pictures} pictures in the file was read.");

    public static string Damaged(string warning) =>
        $"The picture is damaged. Only its readable part was decoded: {warning}.";

    public static string Library(string warning) => $"The decoder warned: {warning}.";
}
