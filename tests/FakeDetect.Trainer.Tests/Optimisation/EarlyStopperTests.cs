using FakeDetect.Trainer.Steps;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Optimisation;

public sealed class EarlyStopperTests
{
    [Theory]
    [InlineData(EarlyStoppingRule.Reference)]
    [InlineData(EarlyStoppingRule.Fixed)]
    public void Without_any_improvement_there_are_three_stages(EarlyStoppingRule rule)
    {
        EarlyStopper stopper = new(rule, patience: 5, learningRate: 1e-4);
        List<double> rates = [];
        while (!stopper.HasEnded)
        {
            rates.Add(stopper.LearningRate);
            stopper.Observe(0.7);
        }

        // The reference: 1 + 5 epochs, then, since a new stopper first takes its best, 6 and 6 (CNNDetection, train.py).
        Assert.Equal([1e-4, 1e-5, 1.0000000000000002e-06], rates.Distinct());
        Assert.Equal(rule == EarlyStoppingRule.Reference ? 18 : 16, rates.Count);
    }

    [Fact]
    public void The_reference_overwrites_the_best_by_a_worse_after_a_drop()
    {
        EarlyStopper stopper = new(EarlyStoppingRule.Reference, 2, 1e-4);
        Assert.True(stopper.Observe(0.9));
        Assert.False(stopper.Observe(0.8));
        Assert.False(stopper.Observe(0.8)); // The drop.
        Assert.Equal(1e-5, stopper.LearningRate);
        Assert.True(stopper.Observe(0.5));
    }

    [Fact]
    public void The_fixed_rule_never_overwrites_the_best_by_a_worse()
    {
        EarlyStopper stopper = new(EarlyStoppingRule.Fixed, 2, 1e-4);
        Assert.True(stopper.Observe(0.9));
        Assert.False(stopper.Observe(0.8));
        Assert.False(stopper.Observe(0.8));
        Assert.False(stopper.Observe(0.5));
        Assert.False(stopper.Observe(0.9));
        Assert.True(stopper.Observe(0.95));
    }

    [Fact]
    public void A_small_improvement_is_kept_by_the_fixed_rule_only_and_resets_neither_counter()
    {
        EarlyStopper reference = new(EarlyStoppingRule.Reference, 2, 1e-4),
            corrected = new(EarlyStoppingRule.Fixed, 2, 1e-4);
        foreach ((EarlyStopper stopper, bool keeps) in ((EarlyStopper, bool)[])[(reference, false), (corrected, true)])
        {
            Assert.True(stopper.Observe(0.9));
            Assert.Equal(keeps, stopper.Observe(0.9005));
            Assert.Equal(keeps, stopper.Observe(0.9008));
            Assert.Equal(1e-5, stopper.LearningRate);
        }
    }

    [Fact]
    public void After_a_drop_two_tenths_of_a_point_are_asked_for()
    {
        EarlyStopper stopper = new(EarlyStoppingRule.Reference, 1, 1e-4);
        stopper.Observe(0.9);
        stopper.Observe(0.9);
        Assert.True(stopper.Observe(0.8));
        Assert.False(stopper.Observe(0.8015)); // 0.15 points: the second drop.
        Assert.Equal(1.0000000000000002e-06, stopper.LearningRate);
    }

    [Fact]
    public void Without_a_rule_the_rate_stays_and_the_best_is_known()
    {
        EarlyStopper stopper = new(EarlyStoppingRule.None, 1, 1e-3);
        Assert.True(stopper.Observe(0.6));
        Assert.False(stopper.Observe(0.5));
        Assert.False(stopper.Observe(0.5));
        Assert.True(stopper.Observe(0.61));
        Assert.Equal(1e-3, stopper.LearningRate);
        Assert.False(stopper.HasEnded);
    }
}
