using FakeDetect.Datasets.Search;
using FakeDetect.Numerics;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

public sealed class SamplerTests
{
    private static List<LabelledPicture> Pictures() =>
        [.. Set("large", false, 100), .. Set("small", false, 4), .. Set("net", true, 9)];

    [Fact]
    public void Shuffling_draws_every_picture_once_an_epoch_in_another_order_each_time()
    {
        Sampler sampler = new(SamplingRule.Shuffle, Pictures(), [], seed: 5);
        string[] Epoch(int epoch) => [.. Enumerable.Range(0, 113).Select(i => Draw(sampler, epoch, i, 0).Path)];

        Assert.Equal(113, Epoch(0).Distinct().Count());
        Assert.Equal(113, Epoch(1).Distinct().Count());
        Assert.NotEqual(Epoch(0), Epoch(1));
        Assert.Equal(Epoch(0), Epoch(0));
        Assert.NotEqual(Epoch(0), Pictures().Select(p => p.Path));
    }

    [Fact]
    public void Serial_keeps_the_order()
    {
        Sampler sampler = new(SamplingRule.Serial, Pictures(), [], seed: 5);
        Assert.Equal(Pictures().Select(p => p.Path), Enumerable.Range(0, 113).Select(i => Draw(sampler, 3, i, 0).Path));
    }

    [Fact]
    public void Source_balance_draws_labels_evenly_and_sets_by_the_root_of_their_size()
    {
        Sampler sampler = new(SamplingRule.SourceBalance, Pictures(), [], seed: 5);
        LabelledPicture[] drawn = [.. Enumerable.Range(0, 12_000).Select(i => Draw(sampler, 0, i, i))];

        Assert.Equal(6_000, drawn.Count(p => p.IsFake));
        // sqrt(100) to sqrt(4): 5 to 1.
        Assert.InRange(drawn.Count(p => p.Source == "small"), 850, 1_150);
        Assert.Equal(113, drawn.Select(p => p.Path).Distinct().Count());
    }

    [Fact]
    public void Class_balance_draws_labels_evenly_and_pictures_of_a_label_evenly()
    {
        Sampler sampler = new(SamplingRule.ClassBalance, Pictures(), [], seed: 5);
        LabelledPicture[] drawn = [.. Enumerable.Range(0, 12_000).Select(i => Draw(sampler, 0, i, i))];

        Assert.InRange(drawn.Count(p => p.IsFake), 5_800, 6_200);
        // 4 of 104 real pictures.
        Assert.InRange(drawn.Count(p => p.Source == "small"), 170, 295);
    }

    private static LabelledPicture Draw(Sampler sampler, int epoch, int position, int place)
    {
        RandomStream random = new(5, epoch, position);
        return sampler.DrawPicture(epoch, position, place, ref random).First;
    }

    private static IEnumerable<LabelledPicture> Set(string name, bool fake, int count) =>
        Enumerable
            .Range(0, count)
            .Select(i => new LabelledPicture
            {
                Path = $"/{name}/{i}",
                IsFake = fake,
                Set = name,
                Source = name,
            });
}
