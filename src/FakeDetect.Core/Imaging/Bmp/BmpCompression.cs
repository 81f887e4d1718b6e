namespace FakeDetect.Imaging.Bmp;

/// <summary>How a BMP's pixels are stored; bit fields are uncompressed pixels with masks.</summary>
internal enum BmpCompression
{
    None,
    RunLength8,
    RunLength4,
}
