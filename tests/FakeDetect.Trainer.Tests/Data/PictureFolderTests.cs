using FakeDetect.Datasets.Search;
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

        IReadOnlyList<LabelledPicture> found = PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures;

        Assert.Equal(
            [("0_real/pictures", false), ("1_fake/pictures", true)],
            found.Select(p => (p.SourceKey, p.IsFake))
        );
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

        IReadOnlyList<LabelledPicture> found = PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures;

        Assert.Equal(3, found.Count);
        Assert.Equal(("real", "photo-x"), (found[0].Kind, found[0].Group));
        Assert.All(found.Skip(1), p => Assert.Equal(("net-y", "gan", "owner/y"), (p.Source, p.Kind, p.Group)));
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

        IReadOnlyList<LabelledPicture> found = PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures;

        Assert.Equal(
            [
                ("a.png", true),
                ("b.webp", true),
                ("c.webp", false),
                ("copy.ppm", true),
                ("misnamed.jpg", false),
                ("b.ppm", false),
            ],
            found.Select(p => (Path.GetFileName(p.FullPath), p.IsLossy))
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

        Assert.Equal(6, PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures.Count);
        Assert.Equal(3, PictureFolder.Scan(sandbox.Pictures, "val", []).Pictures.Count);
        IReadOnlyList<LabelledPicture> two = PictureFolder
            .Scan(sandbox.Pictures, "train", ["airplane", "cat"])
            .Pictures;
        Assert.Equal(["airplane", "airplane", "cat", "cat"], two.Select(p => p.Source));
    }

    [Fact]
    public void The_order_is_that_of_full_paths_below_each_label_so_that_checkpoints_stay_good()
    {
        using PictureSandbox sandbox = new();
        foreach (string name in (string[])["z.ppm", "a.ppm", "a/b.ppm", "a-b/c.ppm", "B/d.ppm"])
        {
            sandbox.Write($"0_real/{name}", Dot);
            sandbox.Write($"1_fake/{name}", Dot);
            sandbox.Write($"cat-2/1_fake/{name}", Dot);
            sandbox.Write($"cat/0_real/{name}", Dot);
        }

        Assert.Equal(
            ((string[])["0_real", "1_fake", "cat/0_real", "cat-2/1_fake"])
                .Select(label => Path.Combine(sandbox.Pictures, label))
                .SelectMany(label =>
                    Directory.EnumerateFiles(label, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                ),
            PictureFolder.Scan(sandbox.Pictures, "train", []).Pictures.Select(p => p.FullPath)
        );
    }

    [Fact]
    public void Plain_names_are_labels_too_and_what_is_hidden_is_not_trained_on()
    {
        using PictureSandbox sandbox = new();
        foreach (string name in (string[])["real/a.ppm", "real/.b.ppm", "fake/.thumbs/c.ppm", "fake/d"])
            sandbox.Write(name, Dot);

        ScannedPictures found = PictureFolder.Scan(sandbox.Pictures, "train", []);

        Assert.Equal(["real/a.ppm", "fake/d"], found.Pictures.Select(p => p.Path));
        Assert.Equal(
            [".b.ppm", ".thumbs"],
            found.LeftOut.Select(l => Path.GetFileName(l.Path)).Order(StringComparer.Ordinal)
        );
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
        sandbox.Write("photos/a.ppm", Dot);

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
