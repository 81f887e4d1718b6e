using System.Globalization;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>A file that is cut off is refused exactly where Pillow refuses it: golden/truncation.</summary>
public sealed class TruncationTests
{
    // Pillow does not look at a PNG's last checksums; here a PNG needs all but its IEND chunk.
    private const int IendLength = 12;

    public static TheoryData<string, int, int> Files =>
        [
            .. GoldenTable
                .Rows("truncation", "table.tsv")
                .Select(r =>
                    (r[0], int.Parse(r[1], CultureInfo.InvariantCulture), int.Parse(r[2], CultureInfo.InvariantCulture))
                ),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Whether_a_cut_picture_is_read_is_decided_as_by_Pillow(string file, int length, int firstAccepted)
    {
        byte[] bytes = File.ReadAllBytes(GoldenTable.PathOf(file.Split('/')[0], "files", file.Split('/')[1]));
        Assert.Equal(length, bytes.Length);
        if (file.EndsWith(".png", StringComparison.Ordinal))
            firstAccepted = length - IendLength;
        string whole = GoldenTable.Sha256(Decode(bytes));
        // Every length near both ends, each fifth between.
        foreach (int cut in Enumerable.Range(0, length).Where(n => n < 128 || n > length - 64 || n % 5 == 0))
        {
            if (cut >= firstAccepted)
            {
                Assert.True(
                    whole == GoldenTable.Sha256(Decode(bytes[..cut])),
                    $"{file} cut to {cut} bytes gave other pixels"
                );
                continue;
            }
            ImageUnreadableException error = Assert.Throws<ImageUnreadableException>(() => Decode(bytes[..cut]));
            Assert.True(
                error.ErrorId is "FileEmpty" or "FormatUnknown" or "PictureTruncated",
                $"{file} cut to {cut} bytes: {error.ErrorId}: {error.Message}"
            );
        }
    }

    private static RgbImage Decode(byte[] bytes) => ImageReader.Decode(bytes, "x", DecodeOptions.Default).Image;
}
