namespace FakeDetect.Imaging;

/// <summary>What becomes of a 16-bit grey sample.</summary>
public enum Gray16Rule
{
    /// <summary>The high byte: the picture as a person sees it. The default.</summary>
    HighByte,

    /// <summary>min(v, 255), as Pillow 9.4 does and so the reference: nearly every picture turns white.</summary>
    Clip,
}
