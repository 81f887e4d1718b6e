using FakeDetect.Numerics;
using Xunit;

namespace FakeDetect.Core.Tests.Scoring;

public sealed class SigmoidTests
{
    [Fact]
    public void It_is_within_the_references_tolerance_of_the_exact_value()
    {
        for (double x = -120; x <= 120; x += 0.37)
            Assert.Equal(1 / (1 + Math.Exp(-(float)x)), Sigmoid.Of((float)x), 5e-7);
    }

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(17f, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(-1000f, 0f)]
    public void It_saturates_without_overflow(float logit, float expected) => Assert.Equal(expected, Sigmoid.Of(logit));
}
