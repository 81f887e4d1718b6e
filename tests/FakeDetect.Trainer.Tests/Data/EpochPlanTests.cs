using FakeDetect.Trainer.Data;
using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Trainer.Tests.Data;

public sealed class EpochPlanTests
{
    private static readonly TrainingOptions Reference = TrainingPresets.Of(AugmentationPreset.BlurJpeg05) with
    {
        BatchSize = 64,
        Epochs = 2,
    };

    [Fact]
    public void The_last_batch_of_an_epoch_holds_what_is_left()
    {
        EpochPlan plan = new(Reference, 150);
        Assert.Equal((3, 6), (plan.StepsPerEpoch, plan.Steps));
        Assert.Equal([64, 64, 22, 64, 64, 22], Enumerable.Range(0, 6).Select(plan.PicturesIn));
        Assert.Equal([0L, 64, 128, 0, 64, 128], Enumerable.Range(0, 6).Select(plan.Position));
        Assert.Equal([1, 1, 1, 1, 2, 2, 2], Enumerable.Range(0, 7).Select(plan.EpochOf));
    }

    [Fact]
    public void Drawing_with_replacement_keeps_batches_full()
    {
        EpochPlan plan = new(Reference with { Sampling = SamplingRule.SourceBalance }, 150);
        Assert.All(Enumerable.Range(0, 6), step => Assert.Equal(64, plan.PicturesIn(step)));
    }

    [Fact]
    public void Ten_thousand_epochs_of_many_pictures_do_not_overflow()
    {
        Assert.True(new EpochPlan(Reference with { Epochs = 10_000 }, 720_000 * 64).Steps > 0);
    }
}
