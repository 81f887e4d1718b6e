using System.Text;
using FakeDetect.Imaging.Tga;

namespace FakeDetect.Imaging;

/// <summary>Tells the container by its first bytes, so that no file extension and no library's own guessing decides which parser sees the bytes.</summary>
internal static class FormatSniffer
{
    /// <summary>The container, or <see cref="ImageFormat.Unknown"/>.</summary>
    /// <param name="head">The file's first bytes, at least 64 of them where it has so many; or the whole file.</param>
    /// <param name="length">The file's length in bytes.</param>
    public static ImageFormat Sniff(ReadOnlySpan<byte> head, long length)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return ImageFormat.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return ImageFormat.Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return ImageFormat.Gif;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
            return ImageFormat.WebP;
        if (IsTiff(head))
            return ImageFormat.Tiff;
        if (head.Length >= 14 && head.StartsWith("BM"u8))
            return ImageFormat.Bmp;
        if (IsPnm(head))
            return ImageFormat.Pnm;
        if (HasBrand(head, "avif", "avis"))
            return ImageFormat.Avif;
        // Last, and only if no format with a magic number claims the bytes: Targa has none.
        return RefusedName(head) is null && TgaHeader.Matches(head, length) ? ImageFormat.Tga : ImageFormat.Unknown;
    }

    /// <summary>The name of a format that is known and not decoded here; null when the bytes are of no format known.</summary>
    public static string? RefusedName(ReadOnlySpan<byte> head)
    {
        if (HasBrand(head, "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"))
            return "HEIC";
        if (HasBrand(head, "crx "))
            return "Canon CR3 raw";
        if (HasBrand(head, "isom", "mp42", "mp41", "qt  ", "M4V ", "iso2", "avc1"))
            return "MP4 video";
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ']))
            return "JPEG 2000";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]))
            return "JPEG 2000";
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ']))
            return "JPEG XL";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]))
            return "JPEG XL";
        if (head.StartsWith("8BPS"u8))
            return "Photoshop PSD";
        if (head.StartsWith("%PDF-"u8))
            return "PDF";
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]))
            return "Windows icon";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x76, 0x2F, 0x31, 0x01]))
            return "OpenEXR";
        if (head.StartsWith("#?RADIANCE"u8))
            return "Radiance HDR";
        if (head.StartsWith("FUJIFILMCCD-RAW"u8))
            return "Fujifilm raw";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return "Matroska or WebM video";
        if (head.StartsWith("PK\u0003\u0004"u8))
            return "ZIP archive";
        return LooksLikeSvg(head) ? "SVG" : null;
    }

    /// <summary>Whether the bytes are a picture as cameras and networks store it, of a format that is not decoded here.</summary>
    public static bool IsOtherPicture(ReadOnlySpan<byte> head) =>
        RefusedName(head) is "HEIC" or "JPEG 2000" or "JPEG XL";

    private static bool IsTiff(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[(byte)'I', (byte)'I', 42, 0])
        || head.StartsWith((ReadOnlySpan<byte>)[(byte)'M', (byte)'M', 0, 42])
        || head.StartsWith((ReadOnlySpan<byte>)[(byte)'I', (byte)'I', 43, 0])
        || head.StartsWith((ReadOnlySpan<byte>)[(byte)'M', (byte)'M', 0, 43]);

    private static bool IsPnm(ReadOnlySpan<byte> head) =>
        head.Length >= 3
        && head[0] == 'P'
        && head[1] is >= (byte)'1' and <= (byte)'6'
        && head[2] is (byte)' ' or >= 9 and <= 13 or (byte)'#';

    // ISO base media file: size, 'ftyp', major brand, minor version, compatible brands.
    private static bool HasBrand(ReadOnlySpan<byte> head, params ReadOnlySpan<string> brands)
    {
        if (head.Length < 12 || !head[4..8].SequenceEqual("ftyp"u8))
            return false;
        int end = (int)
            Math.Min((uint)System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head), (uint)head.Length);
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            string brand = Encoding.Latin1.GetString(head.Slice(at, 4));
            if (brands.Contains(brand))
                return true;
        }
        return false;
    }

    private static bool LooksLikeSvg(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> start = head[..Math.Min(head.Length, 1024)].TrimStart(" \t\r\n\uFEFF"u8);
        return start.StartsWith("<"u8) && start.IndexOf("<svg"u8) >= 0;
    }
}
