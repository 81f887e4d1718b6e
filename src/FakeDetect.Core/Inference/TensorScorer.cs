using FakeDetect.Imaging;

namespace FakeDetect.Inference;

/// <summary>Pixels to the network's output: normalises into a pooled tensor and runs it.</summary>
internal sealed class TensorScorer(ITensorRunner runner, Normalizer normalizer, bool includeMap)
{
    internal NetworkOutput Score(RgbImage image)
    {
        using InputTensor tensor = new(1, image.Width, image.Height);
        normalizer.Write(image, tensor.Picture(0));
        return runner.Run(tensor, includeMap);
    }

    internal LogitMap? MapOf(NetworkOutput output, int left, int top) => output.Map is null || !includeMap
        ? null
        : new LogitMap(output.MapWidth, output.MapHeight, output.Map, 0, left, top);
}
