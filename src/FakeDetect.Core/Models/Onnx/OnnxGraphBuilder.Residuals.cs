namespace FakeDetect.Models.Onnx;

/// <summary>The operators of nets that look at a high-pass residual.</summary>
public sealed partial class OnnxGraphBuilder
{
    /// <summary>min(max(low, x), high).</summary>
    public string Clip(string input, string name, float low, float high) =>
        Node("Clip", name, [input, Constant(name + ".low", [], [low]), Constant(name + ".high", [], [high])]);

    /// <summary>Lays maps of the same size one behind the other along the channels.</summary>
    public string Concatenate(string name, params IReadOnlyList<string> inputs) =>
        Node("Concat", name, inputs, Int("axis", 1));

    /// <summary>
    /// 2x2 pixels laid into channels, in PyTorch's order (channel, row, column); an odd last row or column gets zeros. As a
    /// convolution of stride 2, since SpaceToDepth takes even sizes only.
    /// </summary>
    /// <param name="input">[N,C,h,w].</param>
    /// <param name="name">The node's name.</param>
    /// <param name="channels">C.</param>
    public string PixelUnshuffle(string input, string name, int channels)
    {
        // Of a 3x3 kernel with one zero on each side, taps 1 and 2 are the pixel and its neighbour.
        float[] taps = new float[4 * channels * channels * 9];
        for (int output = 0; output < 4 * channels; output++)
        {
            int channel = output / 4,
                row = output / 2 % 2,
                column = output % 2;
            taps[(output * channels + channel) * 9 + (row + 1) * 3 + column + 1] = 1;
        }

        return Convolution(
            input,
            name,
            new ConvolutionWeights([4 * channels, channels, 3, 3], taps, null),
            stride: 2,
            padding: 1
        );
    }
}
