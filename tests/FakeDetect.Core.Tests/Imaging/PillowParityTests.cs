using System.Globalization;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Every stored form of a picture against what Pillow 9.4 makes of it: golden/parity, golden/corners and golden/tga.</summary>
public sealed class PillowParityTests
{
    private static readonly DecodeOptions AsPillow = DecodeOptions.Default with { Gray16 = Gray16Rule.Clip };

    private static readonly string[] Folders = ["parity", "corners", "tga"];

    // Pillow 9.4 reads a run-length jump's two bytes twice, and LAB through a colour engine; it accepts a cut JPEG only when told to.
    // It reads three kinds of Targa that nothing writes (1 bit, a palette from another index than 0, indices past it): TgaTests.
    private static readonly string[] Exceptions =
    [
        "bmp_rle8_jump.bmp",
        "tif_lab.tif",
        "jpg_truncated.jpg",
        "tga_1bit.tga",
        "tga_p_first.tga",
        "tga_p_short_beyond.tga",
    ];

    public static TheoryData<string, string, string, string, string> Files =>
        [
            .. Folders
                .SelectMany(folder =>
                    GoldenTable.Rows(folder, "table.tsv").Select(r => (folder, r[0], r[1], r[3], r[4]))
                )
                .Where(r => r.Item5 != "-" && !Exceptions.Contains(r.Item2)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pixels_equal_Pillows_bit_for_bit(
        string folder,
        string file,
        string fileHash,
        string size,
        string pixels
    )
    {
        byte[] bytes = File.ReadAllBytes(GoldenTable.PathOf(folder, "files", file));
        Assert.Equal(fileHash, GoldenTable.Sha256(bytes));
        RgbImage image = ImageReader.Decode(bytes, file, AsPillow, TestContext.Current.CancellationToken).Image;
        Assert.Equal(size, string.Create(CultureInfo.InvariantCulture, $"{image.Width}x{image.Height}"));
        Assert.Equal(pixels, GoldenTable.Sha256(image));
    }

    [Fact]
    public void The_tables_cover_every_file_beside_them()
    {
        foreach (string folder in Folders)
        {
            Assert.Equal(
                Directory
                    .GetFiles(GoldenTable.PathOf(folder, "files"))
                    .Select(Path.GetFileName)
                    .Order(StringComparer.Ordinal),
                GoldenTable.Rows(folder, "table.tsv").Select(r => r[0]).Order(StringComparer.Ordinal)
            );
        }
    }
}
