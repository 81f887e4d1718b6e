using FakeDetect.Datasets.Audit;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.DatasetAudit;

public sealed class DatasetAuditorTests
{
    private const int Count = 30;

    [Fact]
    public void Labels_that_differ_in_nothing_have_no_leak()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(
            Count,
            i => Jpeg(i, 80 + (i % 3)),
            i => Jpeg(i, 80 + (i % 3))
        );

        DatasetReport report = set.Report();

        Assert.DoesNotContain(report.Findings, f => f.Severity == FindingSeverity.Leak);
        Assert.All(report.Properties.Where(p => p.IsSignificant), p => Assert.Fail($"{p.Name} {p.AveragePrecision}"));
    }

    [Fact]
    public void A_format_of_one_label_is_a_leak()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(
            Count,
            i => Jpeg(i, 90),
            i => SyntheticDataset.Ppm(SyntheticDataset.Texture(i))
        );

        DatasetReport report = set.Report();

        AssertLeak(report, "Format", 0.95);
        Assert.Contains("Jpeg 30/0", Finding(report, "PropertyTellsLabel", "Format").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quality_of_one_label_is_a_leak_and_the_format_is_none()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(Count, i => Jpeg(i, 75), i => Jpeg(i, 95));

        DatasetReport report = set.Report();

        AssertLeak(report, "JpegQuality", 0.95);
        AssertLeak(report, "BitsPerPixel", 0.9);
        Assert.InRange(Score(report, "Format").AveragePrecision, 0.4, 0.55);
    }

    [Fact]
    public void A_quality_that_two_labels_share_in_other_parts_is_told_without_an_order()
    {
        // Neither high nor low: 75 and 95 are real, 85 is fake.
        using SyntheticDataset set = new SyntheticDataset().Fill(
            Count,
            i => Jpeg(i, i % 2 == 0 ? 75 : 95),
            i => Jpeg(i, 85)
        );

        AssertLeak(set.Report(), "JpegQuality", 0.95);
    }

    [Fact]
    public void A_size_of_one_label_is_a_leak()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(
            Count,
            i => JpegCodec.Encode(SyntheticDataset.Texture(i, 72), 90),
            i => JpegCodec.Encode(SyntheticDataset.Texture(i, 64), 90)
        );

        DatasetReport report = set.Report();

        AssertLeak(report, "Size", 0.95);
        AssertLeak(report, "SideMultiple", 0.95);
    }

    [Fact]
    public void A_subsampling_of_one_label_is_a_leak()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(
            Count,
            i => JpegCodec.Encode(SyntheticDataset.Texture(i), 90, ChromaSubsampling.S420),
            i => JpegCodec.Encode(SyntheticDataset.Texture(i), 90, ChromaSubsampling.S444)
        );

        AssertLeak(set.Report(), "JpegSubsampling", 0.95);
    }

    [Fact]
    public void An_earlier_JPEG_in_lossless_files_of_one_label_is_a_leak()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(
            Count,
            i =>
                SyntheticDataset.Ppm(
                    new CropPlan(5, 3, 64, 64).Apply(JpegRoundTrip.Apply(SyntheticDataset.Texture(i, 80), 80))
                ),
            i => SyntheticDataset.Ppm(SyntheticDataset.Texture(i))
        );

        DatasetReport report = set.Report();

        AssertLeak(report, "EarlierJpeg", 0.95);
        Assert.InRange(Score(report, "Format").AveragePrecision, 0.4, 0.55);
    }

    [Fact]
    public void Enlarged_pictures_of_one_label_are_told_by_their_detail()
    {
        using SyntheticDataset set = new SyntheticDataset().Fill(
            20,
            i => SyntheticDataset.Ppm(SyntheticDataset.Texture(i, 128)),
            i =>
                SyntheticDataset.Ppm(
                    PillowResize.Resize(SyntheticDataset.Texture(i, 64), 128, 128, Interpolation.Bicubic)
                )
        );

        DatasetReport report = set.Report();

        AssertLeak(report, "HighFrequency", 0.8);
    }

    [Fact]
    public void One_subject_of_one_label_is_told_by_content()
    {
        RgbImage subject = SyntheticDataset.Texture(7);
        using SyntheticDataset set = new SyntheticDataset().Fill(
            20,
            i => SyntheticDataset.Ppm(SyntheticDataset.Texture(i)),
            i => SyntheticDataset.Ppm(Blend(subject, SyntheticDataset.Texture(i)))
        );

        DatasetReport report = set.Report();

        AssertLeak(report, "Content", 0.75);
        Assert.Contains(
            "set (fake)",
            Finding(report, "SourceOfOneSubject", "Content").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Sources_of_one_quality_are_named()
    {
        using SyntheticDataset set = new();
        foreach ((string source, int quality) in new[] { ("phones", 70), ("portfolio", 92), ("scans", 98) })
        {
            for (int i = 0; i < 12; i++)
            {
                set.Add($"0_real/{source}/{i}.jpg", Jpeg(quality + (100 * i), quality));
                set.Add($"1_fake/{source}/{i}.jpg", Jpeg(quality + (100 * i) + 50, quality));
            }
        }

        DatasetReport report = set.Report();

        string message = Finding(report, "PropertyTellsSource", "JpegQuality").Message;
        Assert.Contains("phones (70)", message, StringComparison.Ordinal);
        Assert.Contains("portfolio (92)", message, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Findings, f => f.Severity == FindingSeverity.Leak && f.Subject == "JpegQuality");
    }

    [Fact]
    public void A_set_in_which_the_format_is_the_label_is_named_though_it_is_not_over_all_sets()
    {
        using SyntheticDataset set = new();
        for (int i = 0; i < 12; i++)
        {
            set.Add($"one/0_real/{i}.jpg", Jpeg(i, 90));
            set.Add($"one/1_fake/{i}.jpg", SyntheticDataset.Ppm(SyntheticDataset.Texture(100 + i)));
            set.Add($"two/0_real/{i}.jpg", SyntheticDataset.Ppm(SyntheticDataset.Texture(200 + i)));
            set.Add($"two/1_fake/{i}.jpg", Jpeg(300 + i, 90));
        }

        DatasetReport report = set.Report();

        Assert.InRange(Score(report, "Format").AveragePrecision, 0.3, 0.6);
        string message = Finding(report, "PropertyTellsLabelInSet", "Format").Message;
        Assert.Contains("2 of 2 sets", message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_label_alone_has_no_figure_that_could_be_read_as_chance()
    {
        using SyntheticDataset set = new();
        for (int i = 0; i < 10; i++)
            set.Add($"0_real/{i}.jpg", Jpeg(i, 90));

        DatasetReport report = set.Report();

        Assert.All(report.Properties, p => Assert.Equal(double.NaN, p.AveragePrecision));
    }

    private static byte[] Jpeg(int seed, int quality) => JpegCodec.Encode(SyntheticDataset.Texture(seed), quality);

    private static RgbImage Blend(RgbImage a, RgbImage b) =>
        new(a.Width, a.Height, [.. a.Pixels.Select((v, i) => (byte)((v + b.Pixels[i]) / 2))]);

    private static PropertyScore Score(DatasetReport report, string property) =>
        report.Properties.Single(p => p.Name == property);

    private static DatasetFinding Finding(DatasetReport report, string id, string subject) =>
        Assert.Single(report.Findings, f => f.Id == id && f.Subject == subject);

    private static void AssertLeak(DatasetReport report, string property, double least)
    {
        Assert.InRange(Score(report, property).AveragePrecision, least, 1);
        Assert.Equal(FindingSeverity.Leak, Finding(report, "PropertyTellsLabel", property).Severity);
    }
}
