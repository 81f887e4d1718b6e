using FakeDetect.Datasets.Audit;
using FakeDetect.Datasets.Search;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.DatasetAudit;

/// <summary>The leaks that the README of ../shared/pictures lists, found in its bench; skipped where it is not beside the checkout.</summary>
public sealed class SharedPicturesTests
{
    [Fact]
    public void The_leaks_that_the_README_of_the_shared_bench_lists_are_found()
    {
        string? bench = FindBench();
        Assert.SkipUnless(bench is not null, "There is no ../shared/pictures/bench beside the checkout.");
        DatasetReport report = Audit(bench!, everySecond: true);

        // Leak 1: format is the label, and so is what compression leaves.
        Assert.Contains(report.Findings, f => f is { Id: "PropertyTellsLabel", Subject: "Format" });
        Assert.Contains(
            report.Findings,
            f => f is { Id: "PropertyTellsLabel", Subject: "BitsPerPixel", Severity: FindingSeverity.Leak }
        );

        // Leak 2: quality and size are the source.
        Assert.Contains(
            report.Findings,
            f => f is { Id: "PropertyTellsLabel", Subject: "JpegQuality", Severity: FindingSeverity.Leak }
        );
        Assert.Contains(
            report.Findings,
            f => f is { Id: "PropertyTellsLabel", Subject: "Size", Severity: FindingSeverity.Leak }
        );
        Assert.Contains(
            "midjourney-v6 (90)",
            Assert.Single(report.Findings, f => f is { Id: "PropertyTellsSource", Subject: "JpegQuality" }).Message,
            StringComparison.Ordinal
        );

        // Leak 3: content is the label.
        Assert.Contains(report.Findings, f => f is { Id: "PropertyTellsLabel", Subject: "Content" });

        // Leak 4: lossless reals were JPEG before, lossless fakes were not.
        Assert.Contains(
            report.Findings,
            f => f is { Id: "PropertyTellsLabel", Subject: "EarlierJpeg", Severity: FindingSeverity.Leak }
        );
        PictureFacts[] lossless = [.. report.Pictures.Where(p => p.IsLossless)];
        Assert.True(Share(lossless, isFake: false) > 3 * Share(lossless, isFake: true));
    }

    [Fact]
    public void Pictures_that_show_the_same_are_found_in_the_shared_bench()
    {
        string? bench = FindBench();
        Assert.SkipUnless(bench is not null, "There is no ../shared/pictures/bench beside the checkout.");

        DatasetReport report = Audit(Path.Combine(bench!, "superresolution"), everySecond: false);

        // Leak 5: networks that were run on the same pictures.
        Assert.Contains(report.Duplicates, d => d is { Kind: DuplicateKind.NearlySame, CrossesLabels: true });
    }

    private static double Share(PictureFacts[] lossless, bool isFake) =>
        lossless.Where(p => p.IsFake == isFake).Average(p => p.EarlierGrid is { IsJpeg: true } ? 1.0 : 0);

    private static DatasetReport Audit(string folder, bool everySecond)
    {
        AuditFile[] files =
        [
            .. AuditFile
                .Of(DatasetSearch.Below(folder).Sets, isTest: false)
                .Where((_, i) => !everySecond || i % 2 == 0),
        ];
        PictureFacts[] facts =
        [
            .. DatasetAuditor
                .Examine(files, DecodeOptions.Default, Environment.ProcessorCount, CancellationToken.None)
                .Select(step => step.Facts)
                .OfType<PictureFacts>(),
        ];
        Assert.Equal(files.Length, facts.Length);
        return DatasetAuditor.Report(facts, CancellationToken.None);
    }

    private static string? FindBench()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeDetect.slnx")))
            folder = folder.Parent;
        string bench = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "pictures", "bench");
        return Directory.Exists(bench) ? bench : null;
    }
}
