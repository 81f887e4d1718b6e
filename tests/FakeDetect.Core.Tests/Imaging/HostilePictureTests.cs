using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Whatever the bytes: a picture or an <see cref="ImageUnreadableException"/>, and not a word from native code.</summary>
[Collection(nameof(HostilePictureTests))]
[CollectionDefinition(nameof(HostilePictureTests), DisableParallelization = true)]
public sealed class HostilePictureTests
{
    // Damaged headers may promise anything: a small limit bounds the time, not what is tested.
    private static readonly DecodeOptions Small = DecodeOptions.Default with { MaxPixels = 1_000_000 };

    private static readonly string[] Several =
    [
        "parity/jpg_420_17x9.jpg",
        "parity/png_rgb8.png",
        "parity/tif_1.tif",
        "parity/png_pal4.png",
    ];

    public static TheoryData<string> Names =>
        [
            "parity/jpg_420_17x9.jpg",
            "parity/jpg_prog_420_q75.jpg",
            "parity/jpg_cmyk_adobe_q90.jpg",
            "parity/png_pal4.png",
            "parity/png_rgb8.png",
            "parity/webp_lossy_q75.webp",
            "parity/webp_lossless_rgba.webp",
            "parity/tif_1.tif",
            "corners/tif_jpeg.tif",
            "corners/gif_offset.gif",
            "parity/bmp_1.bmp",
            "corners/bmp_rle8_jump.bmp",
            "parity/pbm_p4.pbm",
            "tga/tga_p_short.tga",
            "tga/tga_p_rle_bl.tga",
            "tga/tga_16_rle_tr.tga",
            "corners/mpo_two.mpo",
            "avif",
        ];

    private static byte[] Bytes(string name) =>
        name == "avif"
            ? AvifTests.Encode(SyntheticPictures.Make("smooth", 16, 16), 8)
            : File.ReadAllBytes(GoldenTable.PathOf(name.Split('/')[0], "files", name.Split('/')[1]));

    // TruncationTests holds the cut lengths to Pillow's; here are the kinds that it cannot judge, and silence.
    [Theory]
    [InlineData("avif")]
    [InlineData("parity/jpg_420_17x9.jpg")]
    [InlineData("parity/png_pal4.png")]
    [InlineData("parity/tif_1.tif")]
    [InlineData("parity/webp_lossless_rgba.webp")]
    [InlineData("corners/mpo_two.mpo")]
    [InlineData("corners/bmp_rle8_jump.bmp")]
    public void A_picture_cut_off_anywhere_is_refused_or_whole(string name)
    {
        byte[] bytes = Bytes(name);
        string whole = GoldenTable.Sha256(Decode(bytes)!);
        Quietly(() =>
        {
            foreach (int length in Enumerable.Range(0, bytes.Length).Where(n => bytes.Length < 1000 || n % 7 == 0))
            {
                try
                {
                    Assert.True(
                        whole == GoldenTable.Sha256(Decode(bytes[..length])!),
                        $"{name} cut to {length} bytes gave other pixels"
                    );
                }
                catch (ImageUnreadableException e)
                {
                    Assert.NotEmpty(e.ErrorId);
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_flipped_byte_anywhere_gives_a_picture_or_a_refusal(string name)
    {
        byte[] bytes = Bytes(name);
        Quietly(() =>
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                byte[] flipped = (byte[])bytes.Clone();
                flipped[i] ^= (byte)(
                    i % 3 == 0 ? 0x01
                    : i % 3 == 1 ? 0x80
                    : 0xFF
                );
                try
                {
                    Decode(flipped);
                }
                catch (ImageUnreadableException e)
                {
                    Assert.NotEmpty(e.ErrorId);
                }
            }
        });
    }

    public static TheoryData<string, string> LyingHeaders =>
        new()
        {
            { "PNG", "89504E470D0A1A0A0000000D494844520000EA600000EA60080200000000000000" },
            {
                "BMP",
                "424D000000000000000036000000"
                    + "2800000060EA000060EA0000010018000000000000000000"
                    + "00000000000000000000000000000000"
            },
            { "GIF", "47494638396160EA60EA0000002C0000000060EA60EA000802" + "00" },
            { "WebP", "52494646" + "16000000" + "57454250" + "5650384C" + "0A000000" + "2FFEBFFF0F" + "0000000000" },
            { "PNM", "5036203630303030203630303030203235350A00" },
            {
                "TGA",
                "00000A00000000000000000030753075182000" + "0000000000000000" + "54525545564953494F4E2D5846494C452E00"
            },
            { "PNM", "50352039393939393939393920393939393939393939203235350A00" },
        };

    [Theory]
    [MemberData(nameof(LyingHeaders))]
    public void A_header_that_promises_too_much_allocates_nothing(string format, string hex)
    {
        Assert.NotEmpty(format);
        byte[] bytes = Convert.FromHexString(hex);
        if (format == "PNG")
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), Crc32.HashToUInt32(bytes.AsSpan(12, 17)));
        if (format == "PNG")
            bytes = [.. bytes, 0, 0, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 0x35, 0xAF, 0x06, 0x1E];
        long before = GC.GetAllocatedBytesForCurrentThread();
        ImageUnreadableException error = Refusal(bytes);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.True(error.ErrorId is "PictureTooLarge", $"{error.ErrorId}: {error.Message}");
    }

    [Fact]
    public void A_JPEG_that_promises_60000_x_60000_is_refused_by_its_header()
    {
        byte[] bytes = Bytes("parity/jpg_420_17x9.jpg");
        int frame = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 5), 60000);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 7), 60000);
        Assert.Equal("PictureTooLarge", Refusal(bytes).ErrorId);
    }

    [Theory]
    [InlineData(30000, 30000, "PictureTooLarge")]
    [InlineData(12000, 12000, "PictureTruncated")]
    public void A_PNG_bomb_is_refused_before_its_memory_is_taken(int width, int height, string id)
    {
        // 10 MB of zeros in 10 kB, where the header promises more.
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        using MemoryStream data = new();
        using (ZLibStream zlib = new(data, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[10_000_000]);
        byte[] bomb =
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            13,
            10,
            26,
            10,
            .. Chunk("IHDR", header),
            .. Chunk("IDAT", data.ToArray()),
            .. Chunk("IEND", []),
        ];
        Assert.Equal(id, Refusal(bomb).ErrorId);
    }

    [Fact]
    public void A_text_named_jpg_is_of_no_known_format() =>
        Assert.Equal("FormatUnknown", Refusal(Encoding.UTF8.GetBytes("Dear reader,\n")).ErrorId);

    [Fact]
    public void Each_error_is_of_the_picture_it_names_however_many_fail_at_once()
    {
        (byte[] Bytes, string Expected)[] pictures =
        [
            .. Several.Select(Bytes).Select(b => (Bytes: b[..(b.Length / 2)], Expected: Message(b[..(b.Length / 2)]))),
        ];
        Parallel.For(
            0,
            200,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                (byte[] bytes, string expected) = pictures[i % pictures.Length];
                Assert.Equal(expected, Message(bytes));
            }
        );
    }

    [Fact]
    public void Damage_that_the_decoder_survived_is_noted()
    {
        byte[] bytes = Bytes("parity/jpg_420_17x9.jpg");
        bytes.AsSpan(bytes.Length - 60, 2).Clear();
        DecodedImage decoded = ImageReader.Decode(
            bytes,
            "x",
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );
        Assert.Contains(
            decoded.Notes,
            n =>
                n.StartsWith(
                    "The picture is damaged. Only its readable part was decoded: Corrupt JPEG data",
                    StringComparison.Ordinal
                )
        );
    }

    private static RgbImage? Decode(byte[] bytes) => ImageReader.Decode(bytes, "x", Small).Image;

    private static ImageUnreadableException Refusal(byte[] bytes) =>
        Assert.Throws<ImageUnreadableException>(() =>
            ImageReader.Decode(bytes, "x", DecodeOptions.Default, TestContext.Current.CancellationToken)
        );

    private static string Message(byte[] bytes) => Assert.Throws<ImageUnreadableException>(() => Decode(bytes)).Message;

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(8 + data.Length),
            Crc32.HashToUInt32(chunk.AsSpan(4, 4 + data.Length))
        );
        return chunk;
    }

    private static void Quietly(Action action)
    {
        if (!OperatingSystem.IsLinux())
            action();
        else
            Assert.Equal("", StandardError.During(action));
    }
}
