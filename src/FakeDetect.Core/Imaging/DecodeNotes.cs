namespace FakeDetect.Imaging;

/// <summary>The sentences that a decoded picture may carry: oddities that were survived.</summary>
internal static class DecodeNotes
{
    public const string AlphaDropped = "The alpha channel was dropped.";
    public const string Gray16HighByte = "16-bit grey was reduced to its high byte.";
    public const string Gray16Clipped = "16-bit grey was clipped to 255, as the reference does.";
    public const string HighByte = "16-bit samples were reduced to their high byte.";
    public const string Clipped = "Integer or floating-point grey was clipped to 0..255.";
}
