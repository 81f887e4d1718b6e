using FakeDetect.Simulation;
using Xunit;

namespace FakeDetect.Core.Tests.Simulation;

public sealed class PairManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pairs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_in_two_goes_is_read_back_with_absolute_paths()
    {
        PairEntry first = Entry("/photos/a.jpg", "fakes/a.jpg", 90, "4:2:0");
        PairEntry second = Entry("b.png", "fakes/b.png", null, "");
        PairManifest.Append(_folder, [first]);
        PairManifest.Append(_folder, [second]);

        IReadOnlyList<PairEntry> read = PairManifest.Read(_folder);

        Assert.Equal(
            first with
            {
                Original = Path.GetFullPath("/photos/a.jpg"),
                Fake = Path.Combine(_folder, "fakes/a.jpg"),
            },
            read[0]
        );
        Assert.Equal(
            second with
            {
                Original = Path.Combine(_folder, "b.png"),
                Fake = Path.Combine(_folder, "fakes/b.png"),
            },
            read[1]
        );
    }

    [Fact]
    public void A_damaged_line_is_named()
    {
        PairManifest.Append(_folder, [Entry("a.jpg", "b.jpg", 90, "4:2:0")]);
        File.AppendAllText(Path.Combine(_folder, PairManifest.FileName), "a\tb\n");
        var error = Assert.Throws<DatasetInvalidException>(() => PairManifest.Read(_folder));
        Assert.Equal("PairManifestDamaged", error.ErrorId);
        Assert.Contains("Line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_named() =>
        Assert.Equal(
            "PairManifestMissing",
            Assert.Throws<DatasetInvalidException>(() => PairManifest.Read(_folder)).ErrorId
        );

    [Fact]
    public void A_name_with_a_tab_is_refused_rather_than_breaking_the_table() =>
        Assert.Equal(
            "PairNameUnfit",
            Assert
                .Throws<DatasetInvalidException>(() =>
                    PairManifest.Append(_folder, [Entry("a\tb.jpg", "c.jpg", 1, "")])
                )
                .ErrorId
        );

    private static PairEntry Entry(string original, string fake, int? quality, string subsampling) =>
        new(original, fake, "aa", "bb", "net", "cc", 640, 480, "Jpeg", quality, subsampling);
}
