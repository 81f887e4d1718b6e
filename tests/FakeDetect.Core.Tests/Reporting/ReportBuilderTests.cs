using FakeDetect.Imaging;
using FakeDetect.Reporting;
using Xunit;

namespace FakeDetect.Core.Tests.Reporting;

public sealed class ReportBuilderTests
{
    [Fact]
    public void The_gallery_stands_at_percentiles_of_the_probability()
    {
        ReportPicture[] pictures =
        [
            .. Enumerable.Range(0, 101).Select(i => SampleReport.Scored($"{i}.jpg", (100 - i) / 100.0)),
        ];

        FakenessReport report = SampleReport.Build(pictures);

        Assert.Equal([100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0], report.Gallery);
    }

    [Fact]
    public void Few_pictures_are_in_the_gallery_once_each() =>
        Assert.Equal(
            [1, 0],
            SampleReport.Build([SampleReport.Scored("a.jpg", 0.9), SampleReport.Scored("b.jpg", 0.1)]).Gallery
        );

    [Fact]
    public void Equal_probabilities_are_ranked_by_logit()
    {
        ReportPicture[] pictures =
        [
            SampleReport.Scored("a.jpg", 1) with
            {
                Logit = 30,
            },
            SampleReport.Scored("b.jpg", 1) with
            {
                Logit = 20,
            },
        ];

        Assert.Equal([1, 0], SampleReport.Build(pictures).Gallery);
    }

    [Fact]
    public void A_file_that_changed_or_went_since_it_was_scored_is_told_and_not_shown()
    {
        using SampleReport sample = new();
        ReportPicture same = sample.Picture("same.jpg", 0.9),
            changed = sample.Picture("changed.jpg", 0.8),
            gone = sample.Picture("gone.jpg", 0.7);
        File.AppendAllText(changed.Path, "!");
        File.Delete(gone.Path);

        FakenessReport report = SampleReport.Build([same, changed, gone]);

        Assert.Equal([FileState.Unchanged, FileState.Changed, FileState.Missing], report.Pictures.Select(p => p.State));
        Assert.Equal([0], report.Thumbnails.Keys);
        Assert.Contains(
            report.Notes,
            note => note.StartsWith("1 of 3 files have another content", StringComparison.Ordinal)
        );
        Assert.Contains(report.Notes, note => note.StartsWith("1 of 3 files cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public void Thumbnails_are_small_and_no_more_than_asked_for()
    {
        using SampleReport sample = new();
        ReportPicture[] pictures = [.. Enumerable.Range(0, 15).Select(i => sample.Picture($"{i}.jpg", i / 20.0, 96))];

        FakenessReport report = SampleReport.Build(
            pictures,
            new ReportOptions { ThumbnailSize = 32, ThumbnailCount = 12 }
        );

        Assert.Equal(12, report.Thumbnails.Count);
        Assert.All(report.Gallery, place => Assert.Contains(place, report.Thumbnails.Keys));
        Assert.All(
            report.Thumbnails.Values,
            jpeg =>
                Assert.Equal(
                    32,
                    ImageReader
                        .Decode(jpeg, "thumbnail", DecodeOptions.Default, TestContext.Current.CancellationToken)
                        .Image.Width
                )
        );
        Assert.Contains(
            report.Notes,
            note => note.StartsWith("12 of 15 pictures have a thumbnail", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_spectrum_is_that_of_the_most_probable_picture_or_of_those_asked_for()
    {
        using SampleReport sample = new();
        ReportPicture[] pictures =
        [
            sample.Picture("a.jpg", 0.4),
            sample.Picture("b.jpg", 0.9),
            sample.Picture("small.jpg", 0.2, 48),
        ];

        Assert.Equal([1], SampleReport.Build(pictures).Spectra.Select(s => s.Picture));
        FakenessReport picked = SampleReport.Build(
            pictures,
            new ReportOptions { HasSpectrum = path => !path.Contains("b.jpg", StringComparison.Ordinal) }
        );
        Assert.Equal([0], picked.Spectra.Select(s => s.Picture));
        Assert.Equal(96, picked.Spectra[0].Size);
    }

    [Fact]
    public void A_picture_with_a_map_has_a_larger_preview()
    {
        using SampleReport sample = new();
        ReportPicture picture = sample.Picture("a.jpg", 0.4, 400) with { Map = new ReportMap(1, 1, [1], 32, 0, 0) };

        FakenessReport report = SampleReport.Build([picture]);

        Assert.Equal(
            320,
            ImageReader
                .Decode(report.Thumbnails[0], "thumbnail", DecodeOptions.Default, TestContext.Current.CancellationToken)
                .Image.Width
        );
    }

    [Fact]
    public void Maps_beyond_what_a_page_holds_are_left_out_and_told()
    {
        float[] values = new float[600_000];
        ReportPicture[] pictures =
        [
            SampleReport.Scored("a.jpg", 0.4) with
            {
                Map = new ReportMap(600_000, 1, values, 1, 0, 0),
            },
            SampleReport.Scored("b.jpg", 0.9) with
            {
                Map = new ReportMap(600_000, 1, values, 1, 0, 0),
            },
        ];

        FakenessReport report = SampleReport.Build(pictures);

        Assert.Null(report.Pictures[0].Map);
        Assert.NotNull(report.Pictures[1].Map);
        Assert.Contains(
            report.Notes,
            note => note.StartsWith("The maps of 1 pictures are left out", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Models_are_listed_once_in_the_order_of_their_first_picture()
    {
        FakenessReport report = SampleReport.Build([
            SampleReport.Scored("a.jpg", 0.4) with
            {
                Model = "two",
            },
            SampleReport.Scored("b.jpg", 0.4) with
            {
                Model = "one",
            },
            SampleReport.Scored("c.jpg", 0.4) with
            {
                Model = "two",
            },
        ]);

        Assert.Equal(["two", "one"], report.Models.Select(m => m.Name));
        Assert.Equal([0, 1, 0], report.Pictures.Select(report.ModelOf));
    }
}
