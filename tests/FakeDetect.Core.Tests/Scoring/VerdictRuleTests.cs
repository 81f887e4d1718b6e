using FakeDetect.Scoring;
using Xunit;

namespace FakeDetect.Core.Tests.Scoring;

public sealed class VerdictRuleTests
{
    [Theory]
    [InlineData(0.5, Verdict.Real)]
    [InlineData(0.5000001, Verdict.Fake)]
    [InlineData(0.0, Verdict.Real)]
    [InlineData(1.0, Verdict.Fake)]
    [InlineData(double.NaN, Verdict.Inconclusive)]
    public void A_picture_is_fake_above_the_threshold_strictly(double probability, Verdict expected) =>
        Assert.Equal(expected, new VerdictRule(0.5).Judge(probability));

    [Theory]
    [InlineData(0.29, Verdict.Real)]
    [InlineData(0.3, Verdict.Inconclusive)]
    [InlineData(0.7, Verdict.Inconclusive)]
    [InlineData(0.71, Verdict.Fake)]
    public void Between_two_thresholds_a_picture_is_inconclusive(double probability, Verdict expected) =>
        Assert.Equal(expected, new VerdictRule(0.7, 0.3).Judge(probability));

    [Fact]
    public void An_inconclusive_picture_is_neither_fake_nor_not()
    {
        Assert.True(VerdictRule.IsFake(Verdict.Fake));
        Assert.False(VerdictRule.IsFake(Verdict.Real));
        Assert.Null(VerdictRule.IsFake(Verdict.Inconclusive));
    }

    [Theory]
    [InlineData(-0.1, null)]
    [InlineData(1.1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(0.5, 0.6)]
    [InlineData(0.5, -0.1)]
    [InlineData(0.5, double.NaN)]
    public void Thresholds_that_make_no_sense_are_refused(double threshold, double? realBelow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VerdictRule(threshold, realBelow));
}
