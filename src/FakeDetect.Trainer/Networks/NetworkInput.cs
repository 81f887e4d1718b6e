using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Models;
using FakeDetect.Trainer.Data;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Networks;

/// <summary>Pictures to a network's input tensor; the values are those that scoring writes.</summary>
/// <param name="input">How pixels become the input.</param>
/// <param name="device">Where the tensors go.</param>
internal sealed class NetworkInput(ModelInput input, Device device)
{
    /// <summary>Writes one picture, as scoring does.</summary>
    public IInputWriter Writer { get; } = ModelInputs.For(input);

    /// <summary>[N, 3, H, W] in channels-last order, which libtorch's convolutions like best on a CPU.</summary>
    /// <param name="values">N x 3 x H x W values of <see cref="Writer"/>.</param>
    /// <param name="count">N.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    public Tensor Of(float[] values, int count, int height, int width) =>
        tensor(values, [count, 3, height, width]).to(device).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>The same of pictures of one size.</summary>
    public Tensor Of(IReadOnlyList<RgbImage> pictures)
    {
        (int width, int height) = (pictures[0].Width, pictures[0].Height);
        float[] values = InputBatch.Write(Writer, pictures);
        return Of(values, pictures.Count, height, width);
    }
}
