using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>
/// Batch norm over channels with PyTorch's tensor names. TorchSharp's own module counts batches with a number that the
/// garbage collector may free during the call (<see cref="FixedScalars"/>); this one does not.
/// </summary>
internal sealed class ChannelNorm : Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly double _momentum;
    private NormStatistics? _statistics;

    public ChannelNorm(int channels, double epsilon, double momentum)
        : base(nameof(ChannelNorm))
    {
        _epsilon = epsilon;
        _momentum = momentum;
        register_parameter("weight", Parameter(ones(channels)));
        register_parameter("bias", Parameter(zeros(channels)));
        register_buffer("running_mean", zeros(channels));
        register_buffer("running_var", ones(channels));
        register_buffer("num_batches_tracked", zeros([], ScalarType.Int64));
    }

    // By name each time: moving a module to another device puts other tensors in their place.
    public override Tensor forward(Tensor input)
    {
        _statistics?.Add(input);
        if (training)
        {
            using IDisposable noGradient = no_grad();
            get_buffer("num_batches_tracked")!.add_(FixedScalars.One, FixedScalars.One);
        }

        return functional.batch_norm(
            input,
            get_buffer("running_mean"),
            get_buffer("running_var"),
            get_parameter("weight"),
            get_parameter("bias"),
            training,
            _momentum,
            _epsilon
        );
    }

    /// <summary>From now on the inputs are looked at, until <see cref="Settle"/>.</summary>
    public void Watch() => _statistics = new NormStatistics(get_parameter("weight")!.numel());

    /// <summary>
    /// Takes the mean and variance that the inputs had since <see cref="Watch"/> for the running ones, and changes weight and
    /// bias so that the outputs stay what they are: with a = weight / sqrt(variance + epsilon) as it was, the new weight is
    /// a * sqrt(new variance + epsilon), and the bias gains a * (new mean - mean).
    /// </summary>
    public void Settle()
    {
        if (_statistics is not { } seen)
            return;
        _statistics = null;
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        (Tensor newMean, Tensor newVariance) = seen.Result();
        Tensor weight = get_parameter("weight")!,
            bias = get_parameter("bias")!,
            mean = get_buffer("running_mean")!,
            variance = get_buffer("running_var")!;
        Tensor factor = weight.to(ScalarType.Float64) / (variance.to(ScalarType.Float64) + _epsilon).sqrt();
        bias.copy_(bias + factor * (newMean - mean));
        weight.copy_(factor * (newVariance + _epsilon).sqrt());
        mean.copy_(newMean);
        variance.copy_(newVariance);
        seen.Dispose();
    }
}
