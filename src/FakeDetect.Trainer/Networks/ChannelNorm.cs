using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// Batch norm over channels with PyTorch's tensor names. TorchSharp's own module counts batches with a number that the
/// garbage collector may free during the call (<see cref="FixedScalars"/>); this one does not.
/// </summary>
internal sealed class ChannelNorm : Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly double _momentum;

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
        if (training)
        {
            using IDisposable noGradient = no_grad();
            get_buffer("num_batches_tracked")!.add_(FixedScalars.One, FixedScalars.One);
        }

        return functional.batch_norm(
            input, get_buffer("running_mean"), get_buffer("running_var"), get_parameter("weight"), get_parameter("bias"), training, _momentum, _epsilon);
    }
}
