using FakeDetect.Datasets.Audit;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.DatasetAudit;

public sealed class DuplicateFinderTests
{
    [Fact]
    public void Different_pictures_are_no_duplicates()
    {
        using SyntheticDataset set = Distinct();

        Assert.Empty(set.Report().Duplicates);
    }

    [Fact]
    public void The_same_file_under_both_labels_is_a_leak()
    {
        using SyntheticDataset set = Distinct();
        string real = set.Add("0_real/a/x.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(500)));
        string fake = set.Add("1_fake/b/y.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(500)));

        DatasetReport report = set.Report();

        DuplicateGroup group = Assert.Single(report.Duplicates);
        Assert.Equal(
            (DuplicateKind.SameFile, true, false, true),
            (group.Kind, group.CrossesLabels, group.CrossesTest, group.CrossesSources)
        );
        Assert.Equal([real, fake], group.Pictures.Select(p => p.FullPath));
        Assert.Equal(
            FindingSeverity.Leak,
            Assert.Single(report.Findings, f => f.Id == "DuplicateAcrossLabels").Severity
        );
    }

    [Fact]
    public void The_same_pixels_in_another_file_are_found()
    {
        using SyntheticDataset set = Distinct();
        set.Add("0_real/a/x.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(500)));
        set.Add("0_real/a/y.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(500), "saved again"));

        DatasetReport report = set.Report();

        Assert.Equal(DuplicateKind.SamePixels, Assert.Single(report.Duplicates).Kind);
        Assert.Single(report.Findings, f => f is { Id: "DuplicateWithinLabel", Severity: FindingSeverity.Warning });
    }

    [Theory]
    [InlineData(60, 64)]
    [InlineData(85, 96)]
    public void A_picture_that_was_saved_again_and_resized_is_nearly_the_same(int quality, int size)
    {
        using SyntheticDataset set = Distinct();
        RgbImage image = SyntheticDataset.Texture(500);
        set.Add("0_real/a/x.ppm", SyntheticDataset.Ppm(image));
        set.Add(
            "1_fake/a/y.jpg",
            JpegCodec.Encode(PillowResize.Resize(image, size, size, Interpolation.Bilinear), quality)
        );

        DatasetReport report = set.Report();

        DuplicateGroup group = Assert.Single(report.Duplicates);
        Assert.Equal((DuplicateKind.NearlySame, true), (group.Kind, group.CrossesLabels));
        Assert.Equal(
            FindingSeverity.Information,
            Assert.Single(report.Findings, f => f.Id == "DuplicateAcrossLabels").Severity
        );
    }

    [Fact]
    public void A_picture_of_the_set_that_is_tested_on_is_a_leak()
    {
        using SyntheticDataset set = Distinct();
        using SyntheticDataset test = new();
        set.Add("0_real/a/x.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(500)));
        test.Add("0_real/other name.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(500)));
        test.Add("1_fake/new.ppm", SyntheticDataset.Ppm(SyntheticDataset.Texture(501)));

        DatasetReport report = set.Report(test.Root);

        Assert.True(Assert.Single(report.Duplicates).CrossesTest);
        Assert.Equal(FindingSeverity.Leak, Assert.Single(report.Findings, f => f.Id == "DuplicateAcrossTest").Severity);
        Assert.All(report.Properties, p => Assert.InRange(p.FakeCount, 0, 4));
    }

    [Fact]
    public void Flat_pictures_are_not_alike_for_being_flat()
    {
        using SyntheticDataset set = new();
        for (int i = 0; i < 4; i++)
        {
            byte[] pixels = new byte[3 * 64 * 64];
            Array.Fill(pixels, (byte)(60 + i));
            set.Add($"0_real/{i}.ppm", SyntheticDataset.Ppm(new RgbImage(64, 64, pixels)));
        }

        Assert.Empty(set.Report().Duplicates);
    }

    private static SyntheticDataset Distinct() =>
        new SyntheticDataset().Fill(
            4,
            i => SyntheticDataset.Ppm(SyntheticDataset.Texture(i)),
            i => SyntheticDataset.Ppm(SyntheticDataset.Texture(i))
        );
}
