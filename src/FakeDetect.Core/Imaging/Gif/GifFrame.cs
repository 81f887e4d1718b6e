namespace FakeDetect.Imaging.Gif;

/// <summary>The first picture of a GIF and the screen that it stands on.</summary>
internal sealed record GifFrame
{
    public required int ScreenWidth { get; init; }

    public required int ScreenHeight { get; init; }

    /// <summary>Left, top, width and height on the screen.</summary>
    public required (int Left, int Top, int Width, int Height) Place { get; init; }

    /// <summary>R G B of 256 entries; those that the file lacks are grey (i, i, i), as in Pillow.</summary>
    public required byte[] Palette { get; init; }

    /// <summary>The index that stands for "nothing"; null when there is none.</summary>
    public required int? Transparent { get; init; }

    public required bool IsInterlaced { get; init; }

    /// <summary>Bits of the smallest code, 1..11 as stored.</summary>
    public required int CodeBits { get; init; }

    /// <summary>Offset of the first data block.</summary>
    public required int DataOffset { get; init; }
}
