using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>
/// A bias-free convolution whose weights follow the type of its input: float32 weights, kept and trained as such, serve a
/// bfloat16 input as a bfloat16 copy (mixed precision; TorchSharp has no autocast).
/// </summary>
internal sealed class PlaneConv : Module<Tensor, Tensor>
{
    private readonly long _stride;
    private readonly long _padding;
    private readonly long _groups;

    public PlaneConv(int input, int output, int kernel, int stride, int groups)
        : base(nameof(PlaneConv))
    {
        _stride = stride;
        _padding = kernel / 2;
        _groups = groups;
        Parameter weight = Parameter(empty(output, input / groups, kernel, kernel));
        // As torchvision starts its networks: normal, by the fan-out.
        init.kaiming_normal_(weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
        register_parameter("weight", weight);
    }

    // By name each time: moving a module to another device puts another tensor in its place.
    public override Tensor forward(Tensor input)
    {
        Tensor weight = get_parameter("weight")!;
        return functional.conv2d(
            input,
            weight.dtype == input.dtype ? weight : weight.to(input.dtype),
            strides: [_stride, _stride],
            padding: [_padding, _padding],
            groups: _groups
        );
    }
}
