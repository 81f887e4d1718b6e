using FakeDetect.Datasets.Search;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class PictureSourceTests
{
    [Theory]
    [InlineData("set", "", "set/1_fake/a.png", "set")]
    [InlineData("set", "cat", "set/cat/1_fake/a.png", "set/cat")]
    [InlineData("set", "cat", "set/cat/0_real/coco/a.png", "set/cat/coco")]
    [InlineData("set", "", "set/1_fake/sdxl/deep/a.png", "set/sdxl")]
    public void A_source_is_the_set_with_its_class_and_the_folder_below_the_label(
        string set,
        string className,
        string path,
        string source
    ) => Assert.Equal(source, PictureSource.Of(set, className, path));

    [Theory]
    [InlineData("1_fake/sdxl/a.png", "sdxl")]
    [InlineData("1_fake/sdxl/deep/a.png", "sdxl")]
    [InlineData("1_fake/a.png", "train")]
    [InlineData("a.png", "train")]
    public void Where_the_labels_are_outermost_it_is_the_folder_below_them_or_the_set(string path, string source) =>
        Assert.Equal(source, PictureSource.Of("train", "", path));

    [Fact]
    public void A_set_that_was_renamed_is_what_its_pictures_come_from() =>
        Assert.Equal("Midjourney/val", PictureSource.Of("Midjourney/val", "", "val/ai/a.png"));

    [Theory]
    [InlineData("/data/real/mine/1_fake/sdxl/a.png", "sdxl")]
    [InlineData("/data/sdxl/1_fake/a.png", "sdxl")]
    [InlineData("/data/photos/a.png", "photos")]
    [InlineData("/a.png", "set")]
    public void Of_an_absolute_path_it_is_the_nearest_folder_that_says_something(string path, string source) =>
        Assert.Equal(source, PictureSource.Of("set", "", path));

    [Theory]
    [InlineData("/data/real/mine/fake/a.png", true)]
    [InlineData("/data/1_fake/sdxl/nature/a.png", true)]
    [InlineData("/data/photos/a.png", null)]
    [InlineData("a.png", null)]
    public void The_label_of_a_path_is_the_nearest_of_the_surest_names(string path, bool? isFake) =>
        Assert.Equal(isFake, LabelFolder.LabelOfPath(path));
}
