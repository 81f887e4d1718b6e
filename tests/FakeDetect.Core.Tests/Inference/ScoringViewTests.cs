using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Measuring;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Imaging;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

/// <summary>A view that the model's card names.</summary>
public sealed class ScoringViewTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    private static readonly ModelScoring s_five = new() { Parts = [new ModelPart { Layout = CropLayout.InnerFive }] };

    public static TheoryData<string, string, DetectorView> Names =>
        new()
        {
            { """{"parts":[{"layout":"InnerFive"}]}""", "InnerFive", DetectorView.Model },
            { """{"smallPictures":"Whole"}""", "CenterCrop/Whole", DetectorView.CenterCrop },
            {
                """{"parts":[{"layout":"InnerFive"}],"smallPictures":"Mirror"}""",
                "InnerFive/Mirror",
                DetectorView.Model
            },
            {
                """{"parts":[{"layout":"innergrid","grid":5,"keep":9,"keepBy":"Deviation"}]}""",
                "InnerGrid5:Deviation9",
                DetectorView.Model
            },
            {
                """{"parts":[{"resize":{"shorterSide":440,"kernel":"Bilinear"}}]}""",
                "Shorter440Bilinear:Center",
                DetectorView.Model
            },
            {
                """{"parts":[{"layout":"EdgeGrid","grid":3,"weight":0.7},{"resize":{"squash":224},"weight":0.3},{"resize":{"scale":0.5}}]}""",
                "0.7*EdgeGrid3+0.3*Squash224Bicubic:Center+1*Scale0.5Bicubic:Center",
                DetectorView.Model
            },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_names_its_view_and_scores_files_tell_it_from_all_others(
        string scoring,
        string name,
        DetectorView kind
    )
    {
        using TempCard card = new(fixture.Model, $"\"scoring\":{scoring},");

        ScoringView view = ScoringView.Of(card.Read().Card);

        Assert.Equal((name, kind, 32), (view.FullName, view.Kind, view.CropSize));
        Assert.Equal(kind, ScoringView.KindOf(name));
    }

    [Theory]
    [InlineData("""{"smallPictures":"Blue"}""", "scoring")]
    [InlineData("""{"parts":[]}""", "scoring.parts is empty")]
    [InlineData("""{"parts":[null]}""", "scoring.parts[0] is null")]
    [InlineData("""{"parts":[{"layout":"InnerGrid"}]}""", "needs grid")]
    [InlineData("""{"parts":[{"layout":"InnerGrid","grid":11}]}""", "needs grid")]
    [InlineData("""{"parts":[{"layout":"InnerFive","grid":3}]}""", "needs grid")]
    [InlineData("""{"parts":[{"keep":0}]}""", "keep 0")]
    [InlineData("""{"parts":[{"weight":0}]}""", "weight")]
    [InlineData("""{"parts":[{"resize":{}}]}""", "exactly one")]
    [InlineData("""{"parts":[{"resize":{"squash":8,"scale":0.5}}]}""", "exactly one")]
    [InlineData("""{"parts":[{"resize":{"scale":0.01}}]}""", "0.05 to 4")]
    [InlineData("""{"parts":[{"resize":{"squash":0}}]}""", "not 1 to")]
    [InlineData("""{"parts":[{"layout":"EdgeGrid","grid":10},{"layout":"Center"}]}""", "101 crops")]
    public void A_card_that_asks_for_nonsense_or_for_too_much_is_refused_by_its_field(string scoring, string finding)
    {
        using TempCard card = new(fixture.Model, $"\"scoring\":{scoring},");

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(card.Read);

        Assert.Equal("ModelCardInvalid", error.ErrorId);
        Assert.Contains(finding, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_one_size_cannot_see_small_pictures_whole()
    {
        using TempCard card = new(fixture.Model, "\"scoring\":{\"smallPictures\":\"Whole\"},\"fixedSize\":true,");

        Assert.Contains(
            "one size only",
            Assert.Throws<ModelInvalidException>(card.Read).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_verdict_is_the_mean_of_the_crops_that_the_card_names()
    {
        RgbImage image = TestPicture.Noise(90, 70, seed: 3);
        ImageScore score = Score(s_five, image);

        CropSelection selection = new(s_five.Parts!, SmallPictureRule.Pad, 32);
        IReadOnlyList<PictureCrop> crops = selection.Of(image);
        float[] logits = [.. crops.Select(c => Score(null, c.Pixels).Logit)];
        Assert.Equal(5, logits.Distinct().Count());
        Assert.Equal(selection.Join(crops, logits), score.Logit);
        Assert.Equal((DetectorView.Model, 32, 5), (score.View, score.CropSize, score.CropCount));
    }

    [Fact]
    public void What_the_user_asks_for_goes_before_the_card()
    {
        RgbImage image = TestPicture.Noise(90, 70, seed: 3);
        ScoringOptions center = new() { View = DetectorView.CenterCrop };

        ImageScore score = Score(s_five, image, center);

        Assert.Equal((DetectorView.CenterCrop, 1), (score.View, score.CropCount));
        Assert.Equal(Score(null, image).Logit, score.Logit);
        Assert.Equal(
            Score(s_five, image).Logit,
            Score(s_five, image, new ScoringOptions { View = DetectorView.Model }).Logit
        );
        Assert.Equal(
            DetectorView.CenterCrop,
            Score(null, image, new ScoringOptions { View = DetectorView.Model }).View
        );
    }

    [Fact]
    public void Threads_change_no_bit_of_a_view_of_several_crops()
    {
        RgbImage[] pictures = [.. Enumerable.Range(0, 12).Select(i => TestPicture.Noise(40 + i, 90 - (3 * i), i))];
        float[][] logits =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(throttle =>
                {
                    using ScoringPipeline pipeline = Open(s_five, new ScoringOptions { ThrottleLimit = throttle });
                    foreach (RgbImage picture in pictures)
                        pipeline.Add("picture", picture);
                    return pictures.Select(_ => pipeline.Take().Scores[0].Logit).ToArray();
                }),
        ];

        Assert.Equal(logits[0], logits[1]);
        Assert.Equal(logits[0], logits[2]);
    }

    [Fact]
    public void The_map_shows_what_each_crop_says_where_it_lies_and_nothing_elsewhere()
    {
        RgbImage image = TestPicture.Noise(160, 160, seed: 9);
        ModelScoring corners = new() { Parts = [new ModelPart { Layout = CropLayout.EdgeGrid, Grid = 2 }] };

        LogitMap map = Score(corners, image, new ScoringOptions { IncludeMap = true }).Map!;

        Assert.Equal((20, 20, 8, 0, 0), (map.Width, map.Height, map.Stride, map.Left, map.Top));
        LogitMap last = Score(
            null,
            new CropPlan(128, 128, 32, 32).Apply(image),
            new ScoringOptions { IncludeMap = true }
        ).Map!;
        for (int y = 0; y < 20; y++)
        {
            for (int x = 0; x < 20; x++)
            {
                float cell = map.Values[(y * 20) + x];
                Assert.Equal(x is >= 4 and < 16 || y is >= 4 and < 16, float.IsNaN(cell));
                if (x >= 16 && y >= 16)
                    Assert.Equal(last.Values[((y - 16) * 4) + x - 16], cell);
            }
        }
    }

    [Fact]
    public void Scores_of_another_view_of_the_same_network_are_not_taken_for_this_ones()
    {
        string path = fixture.Jpeg("view.jpg", 90, 70, seed: 4);
        TestSet set = new(
            "set",
            [
                new LabelledPicture
                {
                    FullPath = path,
                    Path = "view.jpg",
                    IsFake = true,
                    Set = "set",
                    Source = "set",
                },
            ]
        );
        using ScoreCache book = new();

        RgbImage image = ImageReader
            .Decode(File.ReadAllBytes(path), path, DecodeOptions.Default, TestContext.Current.CancellationToken)
            .Image;
        ModelScoring mirrored = s_five with { SmallPictures = SmallPictureRule.Mirror };
        List<bool> reused = [];

        foreach (ModelScoring? scoring in (ModelScoring?[])[null, s_five, mirrored, s_five])
        {
            DetectorEvaluation evaluation = new(With(scoring), ScoringOptions.Default, book);
            reused.AddRange(evaluation.Run([set], TestContext.Current.CancellationToken).Select(s => s.Reused));
            ScoreRow row = Assert.Single(evaluation.RowsOf(set, "AsIs"));

            Assert.Equal(evaluation.View.FullName, row.View);
            Assert.Equal(Score(scoring, image).Logit, row.Logit);
        }

        Assert.Equal([false, false, false, true], reused);
    }

    private DetectorModel With(ModelScoring? scoring) =>
        fixture.Model with
        {
            Card = fixture.Model.Card with { Scoring = scoring },
        };

    private ScoringPipeline Open(ModelScoring? scoring, ScoringOptions? options = null) =>
        ScoringPipeline.Open(With(scoring), options ?? ScoringOptions.Default, TestContext.Current.CancellationToken);

    private ImageScore Score(ModelScoring? scoring, RgbImage image, ScoringOptions? options = null)
    {
        using ScoringPipeline pipeline = Open(scoring, options);
        pipeline.Add("picture", image);
        return Assert.Single(pipeline.Take().Scores);
    }

    /// <summary>A copy of a model's folder whose card has more fields.</summary>
    private sealed class TempCard : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("card").FullName;

        internal TempCard(DetectorModel model, string fields)
        {
            File.Copy(model.OnnxPath, Path.Combine(_folder, Path.GetFileName(model.OnnxPath)));
            string card = File.ReadAllText(Path.Combine(model.Folder, ModelFolderReader.CardFile));
            if (fields.Contains("fixedSize", StringComparison.Ordinal))
                card = card.Replace("\"fixedSize\": false,", "", StringComparison.Ordinal);
            File.WriteAllText(
                Path.Combine(_folder, ModelFolderReader.CardFile),
                card.Insert(card.IndexOf('{', StringComparison.Ordinal) + 1, fields)
            );
        }

        internal DetectorModel Read() => ModelFolderReader.Read(_folder);

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
