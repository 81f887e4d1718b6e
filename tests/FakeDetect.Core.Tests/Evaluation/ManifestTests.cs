using FakeDetect.Datasets.Search;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class ManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fakedetect-manifest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_table_tells_of_pictures_and_of_sources()
    {
        string path = Write(
            "path\tset\tlabel\tkind\trepo\torig_format\n1_fake/y/a.png\ty\t1\tgan\towner/y\tJPEG\n0_real/x/b.png\tx\t0\tphoto\towner/x\tPNG\n"
        );

        Manifest beside = Manifest.In(_folder);

        Assert.Equal(("gan", "owner/y"), beside.OfSource(isFake: true, "y"));
        Assert.Null(beside.OfSource(isFake: false, "y"));
        Assert.True(beside.IsLossy("1_fake/y/a.png"));
        Assert.False(beside.IsLossy("0_real/x/b.png"));
        Assert.Equal("photo", Manifest.OfPictures([path]).KindOf("0_real/x/b.png"));
        Assert.Null(Manifest.OfPictures([path]).KindOf("b.png"));
    }

    [Fact]
    public void What_a_table_does_not_say_is_the_label_and_the_source()
    {
        Write("set\tlabel\nx\t0\n");

        Assert.Equal(("0", "x"), Manifest.In(_folder).OfSource(isFake: false, "x"));
    }

    [Fact]
    public void A_folder_needs_no_manifest_and_the_later_table_wins()
    {
        Assert.Null(Manifest.In(_folder).OfSource(isFake: true, "x"));
        string first = Write("path\tkind\na.png\tphoto\n", "first.tsv");
        string second = Write("path\tkind\na.png\tscan\nb.png\n", "second.tsv");

        Manifest both = Manifest.OfPictures([first, second]);

        Assert.Equal("scan", both.KindOf("a.png"));
        Assert.Null(both.KindOf("b.png"));
    }

    [Fact]
    public void A_table_without_the_columns_that_are_needed_is_named()
    {
        string path = Write("path\tlabel\n");

        Assert.Equal("ManifestInvalid", Assert.Throws<DatasetInvalidException>(() => Manifest.In(_folder)).ErrorId);
        Assert.Equal(
            "ManifestInvalid",
            Assert.Throws<DatasetInvalidException>(() => Manifest.OfPictures([path])).ErrorId
        );
        Assert.Equal(
            "ManifestNotFound",
            Assert.Throws<DatasetInvalidException>(() => Manifest.OfPictures([path + "x"])).ErrorId
        );
    }

    private string Write(string text, string name = Manifest.FileName)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
