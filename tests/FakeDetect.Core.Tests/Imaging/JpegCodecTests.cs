using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class JpegCodecTests
{
    public static TheoryData<string, int, int, int, ChromaSubsampling, string, string> Cases =>
        [
            .. GoldenTable
                .Rows("perturbation", "jpeg.tsv")
                .Select(r =>
                    (
                        r[0],
                        int.Parse(r[1], CultureInfo.InvariantCulture),
                        int.Parse(r[2], CultureInfo.InvariantCulture),
                        int.Parse(r[3], CultureInfo.InvariantCulture),
                        Enum.Parse<ChromaSubsampling>(r[4]),
                        r[5],
                        r[6]
                    )
                ),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_round_trip_gives_Pillows_pixels(
        string kind,
        int width,
        int height,
        int quality,
        ChromaSubsampling subsampling,
        string file,
        string pixels
    )
    {
        Assert.NotNull(file);
        Assert.Equal(
            pixels,
            GoldenTable.Sha256(JpegRoundTrip.Apply(SyntheticPictures.Make(kind, width, height), quality, subsampling))
        );
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_own_encoder_writes_Pillows_file_byte_for_byte(
        string kind,
        int width,
        int height,
        int quality,
        ChromaSubsampling subsampling,
        string file,
        string pixels
    )
    {
        Assert.NotNull(pixels);
        byte[] jpeg = JpegCodec.Encode(
            SyntheticPictures.Make(kind, width, height),
            JpegQuantization.Table(quality, chrominance: false),
            JpegQuantization.Table(quality, chrominance: true),
            subsampling
        );
        Assert.Equal(file, GoldenTable.Sha256(jpeg));
    }

    [Fact]
    public void Given_tables_are_written_as_Pillow_writes_them_and_read_back()
    {
        ushort[][] own =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(c => Enumerable.Range(0, 64).Select(i => (ushort)(1 + (i * 5 + 3 * c) % 97)).ToArray()),
        ];
        foreach (string[] row in GoldenTable.Rows("perturbation", "jpeg_own_tables.tsv"))
        {
            ChromaSubsampling subsampling = Enum.Parse<ChromaSubsampling>(row[0]);
            byte[] jpeg = JpegCodec.Encode(SyntheticPictures.Make("smooth", 200, 133), own[0], own[1], subsampling);
            Assert.Equal(row[1], GoldenTable.Sha256(jpeg));
            JpegFacts facts = JpegInspector.Inspect(jpeg)!;
            Assert.Equal(own[0], facts.LuminanceTable);
            Assert.Equal(own[1], facts.ChrominanceTable);
            Assert.Equal(subsampling, facts.Subsampling);
            Assert.False(facts.HasStandardTables);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_quality_outside_1_to_100_is_refused(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            JpegCodec.Encode(SyntheticPictures.Make("flat", 8, 8), quality)
        );

    [Fact]
    public void A_divisor_of_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            JpegCodec.Encode(
                SyntheticPictures.Make("flat", 8, 8),
                new ushort[64],
                new ushort[64],
                ChromaSubsampling.S420
            )
        );
}
