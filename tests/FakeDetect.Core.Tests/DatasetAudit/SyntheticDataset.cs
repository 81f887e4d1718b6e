using System.Text;
using FakeDetect.Core.Tests.Spectra;
using FakeDetect.Datasets.Audit;
using FakeDetect.Datasets.Search;
using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.DatasetAudit;

/// <summary>A labelled folder of textures, deleted after the test.</summary>
internal sealed class SyntheticDataset : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("fakedetect-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A grey texture with a little colour; another one for every seed.</summary>
    public static RgbImage Texture(int seed, int size = 64)
    {
        RgbImage grey = SyntheticTexture.ToImage(SyntheticTexture.Make(size, seed));
        byte[] pixels = [.. grey.Pixels.Select((v, i) => (byte)Math.Clamp(v + (i % 3 == 0 ? seed % 17 : 0), 0, 255))];
        return new RgbImage(size, size, pixels);
    }

    /// <summary>The lossless file of a picture; comments make another file of the same pixels.</summary>
    public static byte[] Ppm(RgbImage image, string comment = "") =>
        [
            .. Encoding.ASCII.GetBytes(
                $"P6\n{(comment.Length > 0 ? $"# {comment}\n" : "")}{image.Width} {image.Height}\n255\n"
            ),
            .. image.Pixels,
        ];

    public string Add(string name, byte[] content)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Both labels, as many pictures each, all textures different.</summary>
    public SyntheticDataset Fill(int count, Func<int, byte[]> real, Func<int, byte[]> fake)
    {
        for (int i = 0; i < count; i++)
        {
            Add($"0_real/set/{i:00}.jpg", real(i));
            Add($"1_fake/set/{i:00}.jpg", fake(1000 + i));
        }
        return this;
    }

    public DatasetReport Report(string? testFolder = null)
    {
        List<AuditFile> files = [.. AuditFile.Of(DatasetSearch.Below(Root).Sets, isTest: false)];
        if (testFolder is not null)
            files.AddRange(AuditFile.Of(DatasetSearch.Below(testFolder).Sets, isTest: true));
        List<PictureFacts> facts = [];
        foreach (AuditStep step in DatasetAuditor.Examine(files, DecodeOptions.Default, 2, CancellationToken.None))
            facts.Add(step.Facts ?? throw new InvalidOperationException(step.Error!.Message));
        return DatasetAuditor.Report(facts, CancellationToken.None);
    }
}
