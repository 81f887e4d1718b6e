using FakeDetect.Models.Graphs;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>The fixed high-pass residual of each channel, clipped to -1 .. 1; its kernel is the engine's.</summary>
internal sealed class HighPass : IDisposable
{
    private Tensor _kernel = tensor(HighPassKernel.Values(), [3, 1, 3, 3]).DetachFromDisposeScope();

    /// <summary>[N, 3, H, W] of [N, 3, H, W].</summary>
    public Tensor Of(Tensor images)
    {
        if (!_kernel.device.Equals(images.device))
        {
            Tensor moved = _kernel.to(images.device).DetachFromDisposeScope();
            _kernel.Dispose();
            _kernel = moved;
        }

        return nn
            .functional.conv2d(
                images,
                images.dtype == _kernel.dtype ? _kernel : _kernel.to(images.dtype),
                padding: [1, 1],
                groups: 3
            )
            .clamp_(FixedScalars.Low, FixedScalars.High);
    }

    public void Dispose() => _kernel.Dispose();
}
