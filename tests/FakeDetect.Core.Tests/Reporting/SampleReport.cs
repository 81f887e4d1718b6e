using FakeDetect.Core.Tests.DatasetAudit;
using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Reporting;

namespace FakeDetect.Core.Tests.Reporting;

/// <summary>A folder with pictures and reports of them, deleted after the test.</summary>
internal sealed class SampleReport : IDisposable
{
    public const string EvilName = "<script>document.title='owned'<img src=x onerror=alert(1)>.jpg";

    public string Root { get; } = Directory.CreateTempSubdirectory("fakedetect-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A real picture file, scored.</summary>
    public ReportPicture Picture(string name, double probability, int side = 96)
    {
        string path = Path.Combine(Root, name);
        RgbImage image = SyntheticDataset.Texture((int)(probability * 1000), side);
        File.WriteAllBytes(path, JpegCodec.Encode(image, 90));
        ImageFile file = ImageFile.Read(path, CancellationToken.None);
        return Scored(path, probability) with
        {
            Sha256 = file.Sha256,
            Length = file.Bytes.Length,
            Width = side,
            Height = side,
        };
    }

    /// <summary>A result without a file.</summary>
    public static ReportPicture Scored(string path, double probability) =>
        new()
        {
            Path = path,
            Verdict = probability > 0.5 ? "Fake" : "Real",
            Probability = probability,
            Logit = Math.Log(Math.Max(probability, 1e-9) / Math.Max(1 - probability, 1e-9)),
            Threshold = 0.5,
            Model = "sample",
            ModelSha256 = new string('a', 64),
            View = "CenterCrop",
            Format = "Jpeg",
            Device = "Cpu",
            Timestamp = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        };

    public static FakenessReport Build(
        IReadOnlyList<ReportPicture> pictures,
        ReportOptions? options = null,
        ModelCard? card = null,
        string? readme = null
    ) =>
        new ReportBuilder(pictures, options ?? new ReportOptions()).Build(
            (name, hash) => new ReportModel(name, hash, card, readme),
            _ => { },
            CancellationToken.None
        );

    /// <summary>Writes the page and gives its path.</summary>
    public string Write(FakenessReport report)
    {
        string path = Path.Combine(Root, "report.html");
        using FileStream stream = File.Create(path);
        ReportPage.Write(stream, report);
        return path;
    }
}
