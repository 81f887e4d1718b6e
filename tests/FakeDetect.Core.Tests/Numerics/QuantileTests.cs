using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Core.Tests.Numerics;

public sealed class QuantileTests
{
    // numpy.quantile([1, 2, 4, 8], q)
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 6.8)]
    [InlineData(1, 8)]
    public void Between_two_values_it_is_interpolated(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 4, 8], share), 1e-12);

    [Fact]
    public void One_value_is_every_quantile() => Assert.Equal([5, 5], [Quantile.Of([5], 0), Quantile.Of([5], 1)]);

    [Fact]
    public void The_median_leaves_out_what_is_not_a_number()
    {
        Assert.Equal(3, Quantile.Median([4, double.NaN, 2]));
        Assert.True(double.IsNaN(Quantile.Median([double.NaN])));
    }
}
