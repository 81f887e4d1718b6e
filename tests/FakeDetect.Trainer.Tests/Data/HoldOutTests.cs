using FakeDetect.Datasets.Search;
using FakeDetect.Trainer.Data;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

public sealed class HoldOutTests
{
    private static List<LabelledPicture> Pictures()
    {
        List<LabelledPicture> pictures = [];
        for (int set = 0; set < 40; set++)
        {
            for (int i = 0; i < 3 + set % 4; i++)
            {
                bool fake = set % 2 == 1;
                string kind =
                    fake ? (set % 4 == 1 ? "diffusion" : "gan")
                    : set % 4 == 0 ? "photo"
                    : "art";
                pictures.Add(
                    new LabelledPicture
                    {
                        FullPath = $"/p/{set}/{i}.png",
                        Path = $"{set}/{i}.png",
                        IsFake = fake,
                        Set = "p",
                        Source = $"set{set / 2}",
                        Kind = kind,
                        Group = set < 4 ? "one-repository" : $"repository{set}",
                    }
                );
            }
        }

        return pictures;
    }

    [Fact]
    public void Whole_sets_are_held_out_and_every_kind_is_among_them()
    {
        (List<LabelledPicture> train, List<LabelledPicture> validation) = HoldOut.Split(Pictures(), 0.2, seed: 3);

        Assert.Equal(Pictures().Count, train.Count + validation.Count);
        Assert.Empty(train.Select(p => p.SourceKey).Intersect(validation.Select(p => p.SourceKey)));
        Assert.Equal(["art", "diffusion", "gan", "photo"], validation.Select(p => p.Kind).Distinct().Order());
        Assert.InRange(validation.Select(p => p.SourceKey).Distinct().Count(), 4, 16);
    }

    [Fact]
    public void Sets_that_share_a_name_or_a_repository_stay_on_one_side()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            (List<LabelledPicture> train, List<LabelledPicture> validation) = HoldOut.Split(Pictures(), 0.3, seed);
            Assert.Empty(train.Select(p => p.Source).Intersect(validation.Select(p => p.Source)));
            Assert.Empty(train.Select(p => p.Group).Intersect(validation.Select(p => p.Group)));
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        string[] Held(long seed) =>
            [.. HoldOut.Split(Pictures(), 0.2, seed).Validation.Select(p => p.SourceKey).Distinct()];
        Assert.Equal(Held(1), Held(1));
        Assert.NotEqual(Held(1), Held(2));
    }

    [Fact]
    public void A_share_of_zero_holds_nothing_out()
    {
        (List<LabelledPicture> train, List<LabelledPicture> validation) = HoldOut.Split(Pictures(), 0, 1);
        Assert.Empty(validation);
        Assert.Equal(Pictures().Count, train.Count);
    }
}
