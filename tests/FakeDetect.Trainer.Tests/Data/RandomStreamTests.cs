using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

public sealed class RandomStreamTests
{
    [Fact]
    public void The_same_keys_give_the_same_numbers_and_others_give_others()
    {
        RandomStream a = new(1, 2, 3),
            b = new(1, 2, 3),
            c = new(1, 3, 2),
            d = new(2, 2, 3);
        ulong first = a.NextBits();
        Assert.Equal(first, b.NextBits());
        Assert.NotEqual(first, c.NextBits());
        Assert.NotEqual(first, d.NextBits());
    }

    [Fact]
    public void A_copy_gives_the_same_numbers_again()
    {
        RandomStream a = new(7);
        a.NextBits();
        RandomStream copy = a;
        Assert.Equal(a.NextDouble(), copy.NextDouble());
    }

    [Fact]
    public void Integers_are_even_over_their_range()
    {
        RandomStream random = new(42);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++)
            counts[random.NextInt(3, 12) - 3]++;
        Assert.All(counts, n => Assert.InRange(n, 9_500, 10_500));
    }

    [Fact]
    public void Streams_of_neighbouring_keys_are_not_alike()
    {
        // The first number of 10,000 neighbouring streams: mean and deviation of a uniform distribution.
        double[] firsts = [.. Enumerable.Range(0, 10_000).Select(i => new RandomStream(1, 5, i).NextDouble())];
        Assert.InRange(firsts.Average(), 0.49, 0.51);
        Assert.InRange(firsts.Zip(firsts.Skip(1), (x, y) => (x - 0.5) * (y - 0.5)).Average(), -0.003, 0.003);
    }
}
