using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Targa beside what PillowParityTests holds (golden/tga): recognition, damage and the rare kinds.</summary>
public sealed class TgaTests
{
    private const int FooterLength = 26;

    private static byte[] Bytes(string file) => File.ReadAllBytes(GoldenTable.PathOf("tga", "files", file));

    private static DecodedImage Decode(byte[] bytes) =>
        ImageReader.Decode(bytes, "x.tga", DecodeOptions.Default, TestContext.Current.CancellationToken);

    private static ImageUnreadableException Refusal(byte[] bytes) =>
        Assert.Throws<ImageUnreadableException>(() => Decode(bytes));

    [Theory]
    [InlineData("tga_24_tl.tga")]
    [InlineData("tga_24_v1.tga")]
    [InlineData("tga_24_rle_v1.tga")]
    [InlineData("tga_l_v1.tga")]
    [InlineData("tga_24_ident.tga")]
    [InlineData("tga_24_extension.tga")]
    public void A_Targa_picture_is_told_by_its_content_with_or_without_a_footer(string file)
    {
        Assert.Equal(ImageFormat.Tga, Decode(Bytes(file)).Format);
        Assert.Equal(ImageFormat.Tga, FormatSniffer.Sniff(Bytes(file).AsSpan(0, 64), Bytes(file).Length));
    }

    [Theory]
    [InlineData("tga_32_tl.tga", "The alpha channel was dropped.")]
    [InlineData("tga_la.tga", "The alpha channel was dropped.")]
    [InlineData("tga_32_no_alpha_bits.tga", null)]
    [InlineData("tga_24_tl.tga", null)]
    [InlineData("tga_16_attribute.tga", null)]
    [InlineData("tga_p_map32.tga", null)]
    public void Dropped_alpha_is_noted(string file, string? note) =>
        Assert.Equal(note is null ? [] : [note], Decode(Bytes(file)).Notes);

    [Theory]
    [InlineData("tga_15.tga", "15 bits a pixel")]
    [InlineData("tga_1bit.tga", "1 bits a pixel")]
    [InlineData("tga_p_first.tga", "does not begin at index 0")]
    [InlineData("tga_24_with_map.tga", "a palette beside them")]
    public void A_rare_kind_is_refused_by_name(string file, string reason)
    {
        ImageUnreadableException error = Refusal(Bytes(file));
        Assert.Equal("FormatRefused", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_past_the_palette_is_damage() =>
        Assert.Equal("PictureDamaged", Refusal(Bytes("tga_p_short_beyond.tga")).ErrorId);

    [Fact]
    public void A_run_may_cross_the_end_of_a_row() =>
        Assert.All(Decode(Bytes("tga_24_rle_across_rows.tga")).Image.Pixels, sample => Assert.Equal(77, sample));

    [Fact]
    public void A_run_past_the_end_of_the_picture_is_damage()
    {
        byte[] bytes = Bytes("tga_24_rle_across_rows.tga");
        bytes[^(FooterLength + 4)] = 0xFF;
        Assert.Equal("PictureDamaged", Refusal(bytes).ErrorId);
    }

    [Fact]
    public void A_palette_of_32_bits_gives_the_same_pixels_as_one_of_24() =>
        Assert.Equal(Decode(Bytes("tga_p_tl.tga")).Image.Pixels, Decode(Bytes("tga_p_map32.tga")).Image.Pixels);

    // Pillow reads each of these files from the length at which its pixels are complete.
    [Theory]
    [InlineData("tga_24_tl.tga")]
    [InlineData("tga_24_rle_bl.tga")]
    [InlineData("tga_16_rle_tr.tga")]
    [InlineData("tga_p_rle_br.tga")]
    [InlineData("tga_l_rle_tl.tga")]
    [InlineData("tga_32_bl.tga")]
    public void A_file_that_is_cut_off_is_refused_until_its_pixels_are_complete(string file)
    {
        byte[] bytes = Bytes(file);
        byte[] whole = Decode(bytes).Image.Pixels;
        for (int length = 1; length < bytes.Length - FooterLength; length++)
        {
            ImageUnreadableException error = Refusal(bytes[..length]);
            Assert.True(error.ErrorId is "FormatUnknown" or "PictureTruncated", $"{length}: {error.Message}");
        }
        for (int length = bytes.Length - FooterLength; length < bytes.Length; length++)
            Assert.Equal(whole, Decode(bytes[..length]).Image.Pixels);
    }

    [Fact]
    public void A_cut_run_length_file_is_said_to_be_cut_off() =>
        Assert.Equal("PictureTruncated", Refusal(Bytes("tga_24_rle_v1.tga")[..^1]).ErrorId);

    [Fact]
    public void A_side_that_ImageSharp_reads_as_negative_is_refused()
    {
        byte[] bytes = Bytes("tga_l_rle_tl.tga");
        (bytes[12], bytes[13], bytes[14], bytes[15]) = (0x00, 0x80, 1, 0);
        Assert.Equal("FormatRefused", Refusal(bytes).ErrorId);
    }

    [Fact]
    public void A_picture_over_the_limit_is_refused_by_its_header() =>
        Assert.Equal(
            "PictureTooLarge",
            Assert
                .Throws<ImageUnreadableException>(() =>
                    ImageReader.Decode(
                        Bytes("tga_24_tl.tga"),
                        "x",
                        DecodeOptions.Default with
                        {
                            MaxPixels = 37 * 29 - 1,
                        },
                        TestContext.Current.CancellationToken
                    )
                )
                .ErrorId
        );

    // A cursor, an icon, Lotus and Quattro sheets, a metafile, MPEG streams, TrueType, PCX, zeros, and numbers in both orders.
    [Theory]
    [InlineData("0000020001002020000000000000A80C000016000000")]
    [InlineData("00000100010010100000010020006804000016000000")]
    [InlineData("00000200060404060000080000000000000000000000")]
    [InlineData("00000200012000020000000000000000000000000000")]
    [InlineData("010009000003A20000000000160000000000")]
    [InlineData("000001BA44000400040100018B")]
    [InlineData("000001B3160120C4")]
    [InlineData("0001000000110100000400104646544D")]
    [InlineData("0A050108000000003F011F01")]
    [InlineData("000000000000000000000000000000000000000000000000")]
    [InlineData("000002000000000003000000040000000500000006000000")]
    [InlineData("000003000000000000000000100010000800C00000000000")]
    [InlineData("00000200000000000000000010001000FF20000000000000")]
    public void No_file_of_another_kind_is_taken_for_Targa(string start)
    {
        byte[] bytes = new byte[100_000];
        Convert.FromHexString(start).CopyTo(bytes, 0);
        Assert.Equal(ImageFormat.Unknown, FormatSniffer.Sniff(bytes, bytes.Length));
    }

    [Fact]
    public void No_other_golden_picture_cut_anywhere_is_taken_for_Targa()
    {
        foreach (string folder in (string[])["parity", "corners"])
        {
            foreach (string file in Directory.EnumerateFiles(GoldenTable.PathOf(folder, "files")))
            {
                byte[] bytes = File.ReadAllBytes(file);
                for (int start = 0; start < bytes.Length; start++)
                    Assert.NotEqual(ImageFormat.Tga, FormatSniffer.Sniff(bytes.AsSpan(start), bytes.Length - start));
            }
        }
    }

    [Fact]
    public void A_header_alone_is_no_Targa_picture() =>
        Assert.Equal("FormatUnknown", Refusal(Bytes("tga_24_v1.tga")[..18]).ErrorId);
}
