namespace FakeDetect.Datasets.Audit;

/// <summary>What can be told of one picture of a data set without a detector.</summary>
public sealed record PictureFacts
{
    /// <summary>The absolute path.</summary>
    public required string FullPath { get; init; }

    /// <summary>The path within the data set.</summary>
    public required string Name { get; init; }

    /// <summary>The label.</summary>
    public required bool IsFake { get; init; }

    /// <summary>Where it comes from (<see cref="Search.PictureSource"/>).</summary>
    public required string Source { get; init; }

    /// <summary>True for a picture of the sets to test on, which only duplicates are looked for in.</summary>
    public bool IsTest { get; init; }

    /// <summary>The format by content: Jpeg, Png, WebP lossless, WebP lossy, Tiff, Gif, Avif, Bmp, Pnm.</summary>
    public required string Container { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Length { get; init; }

    /// <summary>Pixels a row.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Bits of the file for each pixel.</summary>
    public double BitsPerPixel => 8.0 * Length / ((double)Width * Height);

    /// <summary>The IJG quality that a JPEG's tables are or come nearest to, 1 to 100; null: no JPEG.</summary>
    public int? JpegQuality { get; init; }

    /// <summary>Whether the tables are exactly those of the quality; null: no JPEG.</summary>
    public bool? HasStandardTables { get; init; }

    /// <summary>A JPEG's subsampling: 4:2:0, 4:2:2, 4:4:4, grey, or its factors; null: no JPEG.</summary>
    public string? Subsampling { get; init; }

    /// <summary>Whether a JPEG is progressive; null: no JPEG.</summary>
    public bool? IsProgressive { get; init; }

    /// <summary>The grid that an earlier JPEG (or another codec of 8 x 8 blocks) left in a lossless file; null: none, or not lossless.</summary>
    public JpegGrid? EarlierGrid { get; init; }

    /// <summary>Whether the file keeps its pixels as they were.</summary>
    public required bool IsLossless { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of size and pixels: equal for the same picture in two formats.</summary>
    public required string PixelSha256 { get; init; }

    /// <summary>Decibels of the residual's power from 0.4 to 0.5 cycles/pixel over that from 0.1 to 0.25; NaN below 128 pixels.</summary>
    public required double HighFrequency { get; init; }

    /// <summary>The mean of grey, 0 to 255.</summary>
    public required double Brightness { get; init; }

    /// <summary>The mean distance of the channels from grey, 0 to 255.</summary>
    public required double Colourfulness { get; init; }

    /// <summary>The picture at 8 x 8 pixels.</summary>
    public required Thumbnail Thumbnail { get; init; }

    /// <summary>The difference hash of the picture at 9 x 8 pixels, 16 hexadecimal digits.</summary>
    public string PerceptualHash => Thumbnail.Hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
