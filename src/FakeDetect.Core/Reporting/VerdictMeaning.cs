namespace FakeDetect.Reporting;

/// <summary>What a verdict is not: stands in every report.</summary>
public static class VerdictMeaning
{
    /// <summary>One sentence each.</summary>
    public static IReadOnlyList<string> Sentences { get; } =
    [
        "A verdict is what one model makes of one file. It is no proof, in neither direction: treat it as a reason to look closer at the source, at other copies and at the metadata.",
        "Real does not mean authentic. A photograph may be staged, retouched by hand, or of another place and time.",
        "Real does not mean that no network had a part in it. A generator that the model has not seen, or a picture that was shrunk or saved at low quality, may pass.",
        "Fake does not mean deceit. Phones, upscalers and noise filters are networks too; paintings, renders and screenshots are called fake more often than photographs.",
        "The probability orders pictures; it is not calibrated unless a calibrated value stands beside it: 0.9 does not mean that nine of ten such pictures are fake.",
        "Where fakes are rare, most alarms are false even with a low error rate: weigh a verdict against how many fakes are to be expected.",
        "A map shows where the logit comes from, not where a picture was changed: each cell has seen more than the pixels under it.",
    ];
}
