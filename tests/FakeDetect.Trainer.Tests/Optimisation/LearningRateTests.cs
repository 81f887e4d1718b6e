using FakeDetect.Trainer.Steps;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Optimisation;

public sealed class LearningRateTests
{
    private static readonly TrainingOptions Options = new()
    {
        OutputPath = "o",
        RunPath = "r",
        LearningRate = 2e-3,
        WarmUpSteps = 10,
    };

    [Fact]
    public void It_rises_over_the_warm_up_and_falls_along_half_a_cosine()
    {
        Assert.Equal(2e-4, LearningRate.At(Options, 0, 110), 12);
        Assert.Equal(2e-3, LearningRate.At(Options, 9, 110), 12);
        Assert.Equal(2e-3, LearningRate.At(Options, 10, 110), 12);
        Assert.Equal(1e-3, LearningRate.At(Options, 60, 110), 12);
        Assert.InRange(LearningRate.At(Options, 109, 110), 1e-9, 1e-6);
    }

    [Fact]
    public void A_constant_rate_stays()
    {
        TrainingOptions constant = Options with { Schedule = LearningRateSchedule.Constant, WarmUpSteps = 0 };
        Assert.All([0, 50, 109], step => Assert.Equal(2e-3, LearningRate.At(constant, step, 110)));
    }
}
