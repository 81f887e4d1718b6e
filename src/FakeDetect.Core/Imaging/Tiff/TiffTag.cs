namespace FakeDetect.Imaging.Tiff;

/// <summary>Tags of TIFF 6.0 and its relatives that decide how a picture is read.</summary>
internal enum TiffTag : ushort
{
    PhotometricInterpretation = 262,
    Orientation = 274,
    ExtraSamples = 338,

    /// <summary>Pictures in a multi-picture JPEG, in its own directory (CIPA DC-007).</summary>
    MpfNumberOfImages = 0xB001,
}
