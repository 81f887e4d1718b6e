using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace FakeDetect.Imaging.Tga;

/// <summary>
/// Decodes Targa pictures with ImageSharp, which libvips does not read. ImageSharp decodes what it is given: it takes a file
/// that is cut off for a whole one, reads sides as signed numbers and shows palettes as far as they go. So the header, the
/// size and the completeness of the pixels are checked here, before it allocates anything.
/// </summary>
internal static class TgaReader
{
    // Its buffers hold at most 4 bytes a pixel, all in one piece.
    private const int LargestBufferMegabytes = 1024;
    private const long MostPixels = (long)LargestBufferMegabytes * 1024 * 1024 / 4;

    // A configuration of our own: no other decoder can be reached, and no memory is kept between pictures.
    private static readonly Configuration s_configuration = new(new TgaConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        PreferContiguousImageBuffers = true,
        MemoryAllocator = MemoryAllocator.Create(
            new MemoryAllocatorOptions
            {
                MaximumPoolSizeMegabytes = 0,
                AllocationLimitMegabytes = LargestBufferMegabytes,
            }
        ),
    };

    /// <summary>Decodes a Targa picture.</summary>
    /// <exception cref="ImageUnreadableException">Cut off, damaged, too large or of an unsupported kind.</exception>
    public static DecodedImage Decode(byte[] bytes, string name, DecodeOptions options, CancellationToken cancellation)
    {
        TgaHeader header =
            TgaHeader.TryRead(bytes) ?? throw ImageErrors.PictureTruncated(name, "the header is not complete");
        RefuseKind(header, name);
        PixelLimit.Check(
            header.Width,
            header.Height,
            name,
            options with
            {
                MaxPixels = Math.Min(options.MaxPixels, MostPixels),
            }
        );
        RefuseIfIncomplete(bytes, header, name);
        cancellation.ThrowIfCancellationRequested();
        byte[] rgb = GC.AllocateUninitializedArray<byte>(checked(3 * header.Width * header.Height));
        try
        {
            // Colours of 5 bits are fetched as they are: ImageSharp rounds when it widens them, Pillow rounds down.
            if ((header.Kind is 1 or 9 && header.Map.Bits == 16) || (header.Kind is 2 or 10 && header.Bits == 16))
                Read<Bgra5551>(bytes, rgb, Widen, cancellation);
            else
                Read<Rgb24>(bytes, rgb, Copy, cancellation);
        }
        catch (Exception e)
            when (e
                    is ImageFormatException
                        or ImageProcessingException
                        or InvalidMemoryOperationException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            // What is left: an index past the palette's end, which makes it leave its array.
            throw ImageErrors.PictureDamaged(name, e.Message, e);
        }
        return new DecodedImage(
            new RgbImage(header.Width, header.Height, rgb),
            ImageFormat.Tga,
            header.AlphaBits == 8 && header.Kind is not (1 or 9) ? [DecodeNotes.AlphaDropped] : []
        );
    }

    private static void Read<TPixel>(
        byte[] bytes,
        byte[] rgb,
        RowConverter<TPixel> convert,
        CancellationToken cancellation
    )
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using MemoryStream stream = new(bytes, writable: false);
        using Image<TPixel> image = new TgaDecoder().Decode<TPixel>(s_configuration, stream, cancellation);
        int stride = 3 * image.Width;
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                cancellation.ThrowIfCancellationRequested();
                convert(rows.GetRowSpan(y), rgb.AsSpan(stride * y, stride));
            }
        });
    }

    private delegate void RowConverter<TPixel>(ReadOnlySpan<TPixel> row, Span<byte> rgb);

    private static void Copy(ReadOnlySpan<Rgb24> row, Span<byte> rgb)
    {
        for (int x = 0, d = 0; x < row.Length; x++, d += 3)
            (rgb[d], rgb[d + 1], rgb[d + 2]) = (row[x].R, row[x].G, row[x].B);
    }

    private static void Widen(ReadOnlySpan<Bgra5551> row, Span<byte> rgb)
    {
        for (int x = 0, d = 0; x < row.Length; x++, d += 3)
        {
            int pixel = row[x].PackedValue;
            rgb[d] = (byte)(((pixel >> 10) & 31) * 255 / 31);
            rgb[d + 1] = (byte)(((pixel >> 5) & 31) * 255 / 31);
            rgb[d + 2] = (byte)((pixel & 31) * 255 / 31);
        }
    }

    private static void RefuseKind(TgaHeader header, string name)
    {
        string? refused = (header.Kind & 7, header.Bits) switch
        {
            _ when header.Kind is not (>= 1 and <= 3 or >= 9 and <= 11) => $"kind {header.Kind}",
            _ when header.Width > short.MaxValue || header.Height > short.MaxValue =>
                $"{header.Width} x {header.Height} pixels",
            (1, _) when header.MapKind != 1 => "a palette's indices without a palette",
            (not 1, _) when header.MapKind != 0 => "colours with a palette beside them",
            (1, 8) when header.Map.First != 0 => "a palette that does not begin at index 0",
            (1, 8) when header.Map.Bits is not (16 or 24 or 32) => $"a palette of {header.Map.Bits} bits",
            (1, 8) or (2, 16 or 24 or 32) or (3, 8 or 16) => null,
            _ => $"{header.Bits} bits a pixel in kind {header.Kind}",
        };
        if (refused is not null)
            throw ImageErrors.FormatRefused(name, $"a Targa picture of a rare kind ({refused})", "not decoded here");
    }

    private static void RefuseIfIncomplete(byte[] bytes, TgaHeader header, string name)
    {
        if (header.RunLength)
        {
            TgaRunLength.Check(bytes, header, name);
            return;
        }
        long needed = header.PixelOffset + (long)header.Width * header.Height * header.PixelBytes;
        if (needed > bytes.Length)
            throw ImageErrors.PictureTruncated(name, $"{needed} bytes are needed, and {bytes.Length} are there");
    }
}
