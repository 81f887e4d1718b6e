using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>Mean and variance of each channel over several batches, added up in float64.</summary>
internal sealed class NormStatistics(long channels) : IDisposable
{
    private readonly Tensor _sum = Zeros(channels);
    private readonly Tensor _squares = Zeros(channels);
    private double _values;

    /// <summary>Takes a batch in, [N, C, h, w].</summary>
    public void Add(Tensor input)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        double values = input.numel() / (double)input.shape[1];
        // Of each batch the variance about its own mean: the difference of two large sums would lose it in float32.
        Tensor mean = input.mean([0, 2, 3]).to(ScalarType.Float64);
        Tensor variance = input.@var([0, 2, 3], unbiased: false).to(ScalarType.Float64);
        _sum.add_((mean * values).cpu());
        _squares.add_(((variance + mean * mean) * values).cpu());
        _values += values;
    }

    /// <summary>The mean and the variance of all that was added, float64.</summary>
    public (Tensor Mean, Tensor Variance) Result()
    {
        Tensor mean = _sum / _values;
        return (mean, (_squares / _values - mean * mean).clamp_min(0));
    }

    public void Dispose()
    {
        _sum.Dispose();
        _squares.Dispose();
    }

    private static Tensor Zeros(long channels) => zeros(channels, ScalarType.Float64).DetachFromDisposeScope();
}
