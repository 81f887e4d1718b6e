using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Core.Tests.Numerics;

public sealed class LogisticTests
{
    [Theory]
    [InlineData(-1000, 0)]
    [InlineData(-2, 0.12692801104297249)]
    [InlineData(0, 0.69314718055994529)]
    [InlineData(2, 2.1269280110429727)]
    [InlineData(1000, 1000)]
    public void Softplus_is_the_logarithm_of_1_plus_e_to_x_without_overflow(double x, double expected) =>
        Assert.Equal(expected, Logistic.Softplus(x), 1e-12);

    [Theory]
    [InlineData(-1000, 0)]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    public void It_does_not_overflow_at_either_end(double logit, double expected) =>
        Assert.Equal(expected, Logistic.Of(logit));

    [Fact]
    public void A_figure_that_is_not_a_number_is_absent() =>
        Assert.Equal([null, null, 1.5], [Figure.OrNull(double.NaN), Figure.OrNull(null), Figure.OrNull(1.5)]);
}
