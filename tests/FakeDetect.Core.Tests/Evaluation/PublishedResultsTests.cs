using FakeDetect.Evaluation.Measuring;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class PublishedResultsTests
{
    [Fact]
    public void The_means_of_the_tables_are_the_published_ones()
    {
        string[] sets =
        [
            "progan",
            "stylegan",
            "biggan",
            "cyclegan",
            "stargan",
            "gaugan",
            "crn",
            "imle",
            "seeingdark",
            "san",
            "deepfake",
        ];
        double Mean(string detector, bool crop) =>
            sets.Average(s => PublishedResults.Find(detector, s, crop)!.AveragePrecision);
        Assert.Equal(0.908, Mean("BlurJpeg0.5", crop: true), 0.0006);
        Assert.Equal(0.926, Mean("BlurJpeg0.1", crop: true), 0.0006);
        Assert.Equal(0.901, Mean("NoAugmentation", crop: true), 0.0006);
        Assert.Equal(0.854, Mean("4Classes", crop: true), 0.0006);
    }

    [Theory]
    [InlineData("paper-biggan", 0.882)]
    [InlineData("BigGAN", 0.882)]
    [InlineData("SITD", 0.927)]
    [InlineData("seeingdark", 0.927)]
    [InlineData("whichfaceisreal", 0.888)]
    public void Names_match_whatever_their_spelling(string set, double ap) =>
        Assert.Equal(ap, PublishedResults.Find("BlurJpeg0.5", set, crop: true)!.AveragePrecision, 1e-12);

    [Fact]
    public void Nothing_is_known_of_other_sets() =>
        Assert.Null(PublishedResults.Find("BlurJpeg0.5", "sdxl", crop: true));

    [Theory]
    [InlineData("blur_jpg_prob0.1", "BlurJpeg0.1")]
    [InlineData("blur_jpg_prob0.5", "BlurJpeg0.5")]
    [InlineData("mine-4classes", "4Classes")]
    [InlineData("default", "BlurJpeg0.5")]
    public void A_models_name_tells_which_training_to_compare_with(string model, string detector) =>
        Assert.Equal(detector, PublishedResults.DetectorOf(model));
}
