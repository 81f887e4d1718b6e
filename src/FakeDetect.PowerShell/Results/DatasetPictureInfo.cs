using FakeDetect.Datasets.Audit;

namespace FakeDetect;

/// <summary>What Test-DetectorDataset told of one picture.</summary>
public sealed class DatasetPictureInfo
{
    internal DatasetPictureInfo(PictureFacts facts)
    {
        Path = facts.FullPath;
        IsFake = facts.IsFake;
        Source = facts.Source;
        IsTest = facts.IsTest;
        Format = facts.Container;
        Length = facts.Length;
        Width = facts.Width;
        Height = facts.Height;
        BitsPerPixel = facts.BitsPerPixel;
        JpegQuality = facts.JpegQuality;
        HasStandardTables = facts.HasStandardTables;
        JpegSubsampling = facts.Subsampling;
        IsProgressive = facts.IsProgressive;
        EarlierJpeg = facts.EarlierGrid?.IsJpeg ?? (facts.IsLossless ? false : null);
        EarlierJpegQuality = facts.EarlierGrid?.Quality;
        GridEvidence = facts.EarlierGrid?.Evidence;
        HighFrequency = facts.HighFrequency;
        Brightness = facts.Brightness;
        Colourfulness = facts.Colourfulness;
        Sha256 = facts.Sha256;
        PixelSha256 = facts.PixelSha256;
        PerceptualHash = facts.PerceptualHash;
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The label.</summary>
    public bool IsFake { get; }

    /// <summary>Where it comes from: the folders of its path without the label, or the name of the set.</summary>
    public string Source { get; }

    /// <summary>True for a picture of -TestPath.</summary>
    public bool IsTest { get; }

    /// <summary>The format by content: Jpeg, Png, WebP lossless, WebP lossy, Tiff, Gif, Avif, Bmp, Pnm or Tga.</summary>
    public string Format { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Bits of the file for each pixel.</summary>
    public double BitsPerPixel { get; }

    /// <summary>The IJG quality of a JPEG, 1 to 100, or the one nearest to its tables; null: no JPEG.</summary>
    public int? JpegQuality { get; }

    /// <summary>Whether a JPEG's tables are exactly those of the quality; null: no JPEG.</summary>
    public bool? HasStandardTables { get; }

    /// <summary>A JPEG's subsampling; null: no JPEG.</summary>
    public string? JpegSubsampling { get; }

    /// <summary>Whether a JPEG is progressive; null: no JPEG.</summary>
    public bool? IsProgressive { get; }

    /// <summary>Whether a lossless file was a JPEG before; null: not lossless.</summary>
    public bool? EarlierJpeg { get; }

    /// <summary>The quality of the earlier JPEG; null: none, or not told.</summary>
    public int? EarlierJpegQuality { get; }

    /// <summary>-log10 of the false grids to be expected; 3 is one in a thousand pictures. Null: no grid.</summary>
    public double? GridEvidence { get; }

    /// <summary>Decibels of the finest detail over that of middle size; NaN below 128 pixels.</summary>
    public double HighFrequency { get; }

    /// <summary>The mean of grey, 0 to 255.</summary>
    public double Brightness { get; }

    /// <summary>The mean distance of the channels from grey, 0 to 255.</summary>
    public double Colourfulness { get; }

    /// <summary>SHA-256 of the file.</summary>
    public string Sha256 { get; }

    /// <summary>SHA-256 of size and pixels.</summary>
    public string PixelSha256 { get; }

    /// <summary>The difference hash at 9 x 8 pixels, 16 hexadecimal digits.</summary>
    public string PerceptualHash { get; }
}
