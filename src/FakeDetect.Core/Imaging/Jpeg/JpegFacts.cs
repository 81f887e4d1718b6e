namespace FakeDetect.Imaging.Jpeg;

/// <summary>How a JPEG was made, as far as its headers tell.</summary>
public sealed record JpegFacts
{
    /// <summary>Pixels a row.</summary>
    public required int Width { get; init; }

    /// <summary>Rows; 0 when the file gives them only behind its first scan.</summary>
    public required int Height { get; init; }

    /// <summary>1 grey, 3 colour, 4 CMYK or YCCK.</summary>
    public required int Components { get; init; }

    /// <summary>True for progressive coding, false for sequential.</summary>
    public required bool IsProgressive { get; init; }

    /// <summary>The sampling factors of the components as "2x2,1x1,1x1": horizontal x vertical.</summary>
    public required string Sampling { get; init; }

    /// <summary>The subsampling by its common name; null for grey and for uncommon factors.</summary>
    public ChromaSubsampling? Subsampling =>
        Sampling switch
        {
            "2x2,1x1,1x1" => ChromaSubsampling.S420,
            "2x1,1x1,1x1" or "2x2,1x2,1x2" => ChromaSubsampling.S422,
            "1x1,1x1,1x1" or "2x1,2x1,2x1" or "1x2,1x2,1x2" or "2x2,2x2,2x2" => ChromaSubsampling.S444,
            _ => null,
        };

    /// <summary>64 divisors of the first component in natural (row) order; null when the file defines them late or not at all.</summary>
    public required ushort[]? LuminanceTable { get; init; }

    /// <summary>64 divisors of the second component in natural (row) order; null for grey.</summary>
    public required ushort[]? ChrominanceTable { get; init; }

    /// <summary>The IJG quality, 1..100, whose tables are these or come nearest; null without tables.</summary>
    public required int? Quality { get; init; }

    /// <summary>True when the tables are exactly those of <see cref="Quality"/>; false for tables of a camera's or an editor's own.</summary>
    public required bool HasStandardTables { get; init; }

    /// <summary>EXIF orientation, 1..8; 1 when there is none.</summary>
    public required int Orientation { get; init; }

    /// <summary>Pictures in the file: 1, or more for a multi-picture file (MPO).</summary>
    public required long Pictures { get; init; }
}
