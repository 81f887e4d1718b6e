using FakeDetect.Conditions;

namespace FakeDetect.Scoring;

/// <summary>
/// The changes that a verdict on one picture should survive: what sites and programs do to pictures every day. All act on
/// the whole picture, before the crop.
/// </summary>
public static class StabilityBattery
{
    /// <summary>
    /// As is; saved again as JPEG at four qualities; the crop moved by 1 and by 4 pixels both ways (cutting the first 2 n
    /// columns and rows moves the centre by n); mirrored; shrunk to four fifths and to half.
    /// </summary>
    public static IReadOnlyList<ImageCondition> Conditions { get; } =
    [
        ImageCondition.AsIs,
        .. (
            (string[])["Jpeg95", "Jpeg90", "Jpeg75", "Jpeg60", "Shift2", "Shift8", "Mirror", "Resize0.8", "Resize0.5"]
        ).Select(name => ImageCondition.Parse(name, ConditionStage.BeforeCrop)),
    ];
}
