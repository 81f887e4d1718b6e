using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging.Jpeg;

public sealed class JpegInspectorTests
{
    private static JpegFacts? Inspect(string folder, string file) =>
        JpegInspector.Inspect(File.ReadAllBytes(GoldenTable.PathOf(folder, "files", file)));

    [Theory]
    [InlineData("parity", "jpg_420_q75.jpg", 75, ChromaSubsampling.S420, false)]
    [InlineData("parity", "jpg_420_q30.jpg", 30, ChromaSubsampling.S420, false)]
    [InlineData("parity", "jpg_420_q95.jpg", 95, ChromaSubsampling.S420, false)]
    [InlineData("parity", "jpg_422_q75.jpg", 75, ChromaSubsampling.S422, false)]
    [InlineData("parity", "jpg_444_q75.jpg", 75, ChromaSubsampling.S444, false)]
    [InlineData("parity", "jpg_prog_420_q75.jpg", 75, ChromaSubsampling.S420, true)]
    [InlineData("corners", "jpg_prog_444.jpg", 80, ChromaSubsampling.S444, true)]
    public void Quality_subsampling_and_coding_are_those_the_file_was_written_with(
        string folder,
        string file,
        int quality,
        ChromaSubsampling subsampling,
        bool progressive
    )
    {
        JpegFacts facts = Inspect(folder, file)!;
        Assert.Equal((37, 29, 3), (facts.Width, facts.Height, facts.Components));
        Assert.Equal(quality, facts.Quality);
        Assert.True(facts.HasStandardTables);
        Assert.Equal(subsampling, facts.Subsampling);
        Assert.Equal(progressive, facts.IsProgressive);
        Assert.Equal(JpegQuantization.Table(quality, chrominance: false), facts.LuminanceTable);
        Assert.Equal(JpegQuantization.Table(quality, chrominance: true), facts.ChrominanceTable);
        Assert.Equal((1, 1L), (facts.Orientation, facts.Pictures));
    }

    [Fact]
    public void Grey_has_one_table_and_no_subsampling()
    {
        JpegFacts facts = Inspect("parity", "jpg_gray_q75.jpg")!;
        Assert.Equal(1, facts.Components);
        Assert.Equal(75, facts.Quality);
        Assert.Null(facts.ChrominanceTable);
        Assert.Null(facts.Subsampling);
    }

    [Theory]
    [InlineData("parity", "jpg_exif_orient6.jpg", 6)]
    [InlineData("corners", "jpg_exif_orient8.jpg", 8)]
    public void The_orientation_is_EXIFs(string folder, string file, int orientation) =>
        Assert.Equal(orientation, Inspect(folder, file)!.Orientation);

    [Fact]
    public void A_multi_picture_file_says_how_many() => Assert.Equal(2, Inspect("corners", "mpo_two.mpo")!.Pictures);

    [Theory]
    [InlineData("corners", "jpg_440.jpg", "1x2,1x1,1x1")]
    [InlineData("corners", "jpg_411.jpg", "4x1,1x1,1x1")]
    public void Uncommon_sampling_is_given_by_its_factors(string folder, string file, string sampling)
    {
        JpegFacts facts = Inspect(folder, file)!;
        Assert.Equal(sampling, facts.Sampling);
        Assert.Null(facts.Subsampling);
    }

    [Fact]
    public void Every_standard_quality_is_recognised()
    {
        for (int quality = 1; quality <= 100; quality++)
        {
            (int found, bool exact) = JpegQuantization.EstimateQuality(
                JpegQuantization.Table(quality, chrominance: false),
                JpegQuantization.Table(quality, chrominance: true)
            );
            Assert.True(exact);
            Assert.Equal(quality, found);
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(60)]
    public void A_table_of_its_own_gets_the_nearest_quality(int quality)
    {
        ushort[] luminance = JpegQuantization.Table(quality, chrominance: false);
        luminance[5]++;
        (int found, bool exact) = JpegQuantization.EstimateQuality(
            luminance,
            JpegQuantization.Table(quality, chrominance: true)
        );
        Assert.False(exact);
        Assert.Equal(quality, found);
    }

    [Fact]
    public void What_is_no_JPEG_has_no_facts()
    {
        Assert.Null(Inspect("parity", "png_rgb8.png"));
        Assert.Null(JpegInspector.Inspect([]));
        Assert.Null(JpegInspector.Inspect([0xFF, 0xD8, 0xFF]));
    }

    [Fact]
    public void Damage_anywhere_ends_the_inspection_without_an_error()
    {
        foreach (string file in (string[])["corners/mpo_two.mpo", "parity/jpg_exif_orient6.jpg"])
        {
            byte[] bytes = File.ReadAllBytes(GoldenTable.PathOf(file.Split('/')[0], "files", file.Split('/')[1]));
            for (int i = 0; i < bytes.Length; i++)
            {
                _ = JpegInspector.Inspect(bytes.AsSpan(0, i));
                byte kept = bytes[i];
                foreach (byte value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
                {
                    bytes[i] = value;
                    _ = JpegInspector.Inspect(bytes);
                }
                bytes[i] = kept;
            }
        }
    }
}
