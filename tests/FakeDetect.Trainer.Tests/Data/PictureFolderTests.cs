using FakeDetect.Imaging;
using FakeDetect.Trainer.Data;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

public sealed class PictureFolderTests
{
    private static readonly RgbImage Dot = PictureSandbox.Picture(2, 2, 1, fake: false);

    [Fact]
    public void Labels_with_pictures_in_them_are_one_set_each()
    {
        using PictureSandbox sandbox = new();
        sandbox.Write("0_real/a.ppm", Dot);
        sandbox.Write("1_fake/b.ppm", Dot);

        List<LabelledPicture> found = PictureFolder.Scan(sandbox.Pictures, "train", []);

        Assert.Equal([("0_real/pictures", false), ("1_fake/pictures", true)], found.Select(p => (p.SetKey, p.Fake)));
    }

    [Fact]
    public void Folders_below_a_label_are_sets_and_a_manifest_tells_their_kind()
    {
        using PictureSandbox sandbox = new();
        sandbox.Write("0_real/photo-x/a.ppm", Dot);
        sandbox.Write("1_fake/net-y/deep/b.ppm", Dot);
        sandbox.Write("1_fake/net-y/c.txt.ppm", Dot);
        File.WriteAllText(Path.Combine(sandbox.Pictures, "0_real", "photo-x", "readme.txt"), "no picture");
        File.WriteAllText(
            Path.Combine(sandbox.Pictures, "manifest.tsv"),
            "path\tset\tlabel\tkind\trepo\nx\tnet-y\t1\tgan\towner/y\n"
        );

        List<LabelledPicture> found = PictureFolder.Scan(sandbox.Pictures, "train", []);

        Assert.Equal(3, found.Count);
        Assert.Equal(("real", "photo-x"), (found[0].Kind, found[0].Group));
        Assert.All(found.Skip(1), p => Assert.Equal(("net-y", "gan", "owner/y"), (p.Set, p.Kind, p.Group)));
    }

    [Fact]
    public void Files_of_lossy_formats_and_copies_of_such_that_the_manifest_knows_are_lossy()
    {
        using PictureSandbox sandbox = new();
        foreach (string name in (string[])["0_real/s/copy.ppm", "0_real/s/misnamed.jpg", "1_fake/s/b.ppm"])
            sandbox.Write(name, Dot);
        File.WriteAllBytes(Path.Combine(sandbox.Pictures, "0_real/s/a.png"), ImageWriter.Jpeg(Dot, 90));
        File.WriteAllBytes(Path.Combine(sandbox.Pictures, "0_real/s/b.webp"), ImageWriter.WebP(Dot, 90));
        File.WriteAllBytes(Path.Combine(sandbox.Pictures, "0_real/s/c.webp"), ImageWriter.WebPLossless(Dot));
        File.WriteAllText(
            Path.Combine(sandbox.Pictures, "manifest.tsv"),
            "path\tset\tlabel\torig_format\n0_real/s/copy.ppm\ts\t0\tJPEG\n1_fake/s/b.ppm\ts\t1\tPNG\n"
        );

        List<LabelledPicture> found = PictureFolder.Scan(sandbox.Pictures, "train", []);

        Assert.Equal(
            [
                ("a.png", true),
                ("b.webp", true),
                ("c.webp", false),
                ("copy.ppm", true),
                ("misnamed.jpg", false),
                ("b.ppm", false),
            ],
            found.Select(p => (Path.GetFileName(p.Path), p.Lossy))
        );
    }

    [Fact]
    public void Classes_below_a_split_are_taken_by_name()
    {
        using PictureSandbox sandbox = new();
        foreach (string name in (string[])["airplane", "bird", "cat"])
        {
            sandbox.Write($"train/{name}/0_real/a.ppm", Dot);
            sandbox.Write($"train/{name}/1_fake/b.ppm", Dot);
            sandbox.Write($"val/{name}/0_real/c.ppm", Dot);
        }

        Assert.Equal(6, PictureFolder.Scan(sandbox.Pictures, "train", []).Count);
        Assert.Equal(3, PictureFolder.Scan(sandbox.Pictures, "val", []).Count);
        List<LabelledPicture> two = PictureFolder.Scan(sandbox.Pictures, "train", ["airplane", "cat"]);
        Assert.Equal(["airplane", "airplane", "cat", "cat"], two.Select(p => p.Set));
    }

    [Fact]
    public void A_class_that_is_not_there_is_named_with_those_that_are()
    {
        using PictureSandbox sandbox = new();
        sandbox.Write("airplane/0_real/a.ppm", Dot);

        DatasetInvalidException e = Assert.Throws<DatasetInvalidException>(() =>
            PictureFolder.Scan(sandbox.Pictures, "train", ["bird"])
        );

        Assert.Equal("ClassNotFound", e.ErrorId);
        Assert.Contains("airplane", e.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_another_layout_is_refused()
    {
        using PictureSandbox sandbox = new();
        sandbox.Write("real/a.ppm", Dot);

        Assert.Equal(
            "NoPictures",
            Assert.Throws<DatasetInvalidException>(() => PictureFolder.Scan(sandbox.Pictures, "train", [])).ErrorId
        );
        Assert.Equal(
            "FolderNotFound",
            Assert
                .Throws<DatasetInvalidException>(() => PictureFolder.Scan(sandbox.Pictures + "x", "train", []))
                .ErrorId
        );
    }
}
