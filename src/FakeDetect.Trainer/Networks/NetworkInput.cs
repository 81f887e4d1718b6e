using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Spectra;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Networks;

/// <summary>Bytes to a network's input: (v / 255 - mean) / deviation, every step in float32, as the engine does.</summary>
internal sealed class NetworkInput : IDisposable
{
    private readonly Tensor _range;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;
    private readonly Device _device;
    private readonly bool _spectrum;

    public NetworkInput(ModelInput input, Device device)
    {
        _device = device;
        _spectrum = input.Kind == ModelInput.Spectrum;
        _range = tensor(255f).to(device).DetachFromDisposeScope();
        _mean = tensor(input.Mean.ToArray()).to(device).DetachFromDisposeScope();
        _deviation = tensor(input.Deviation.ToArray()).to(device).DetachFromDisposeScope();
    }

    /// <summary>[N, 3, H, W] in channels-last order, which libtorch's convolutions like best on a CPU.</summary>
    /// <param name="pixels">N x H x W x 3 bytes.</param>
    /// <param name="count">N.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    public Tensor Of(byte[] pixels, int count, int height, int width)
    {
        if (_spectrum)
            return Spectra(pixels, count, height, width);
        Tensor bytes = tensor(pixels, [count, height, width, 3]).to(_device);
        return bytes.to(ScalarType.Float32).div_(_range).sub_(_mean).div_(_deviation).permute(0, 3, 1, 2);
    }

    /// <summary>The same of values that are ready: N x 3 x H x W.</summary>
    public Tensor Of(float[] values, int count, int height, int width) =>
        tensor(values, [count, 3, height, width]).to(_device);

    public void Dispose()
    {
        _range.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }

    private Tensor Spectra(byte[] pixels, int count, int height, int width)
    {
        int length = 3 * height * width;
        float[] values = new float[count * length];
        for (int i = 0; i < count; i++)
            SpectrumInput.Write(
                new RgbImage(width, height, pixels[(i * length)..((i + 1) * length)]),
                values.AsSpan(i * length, length)
            );
        return Of(values, count, height, width);
    }
}
