using System.ComponentModel.DataAnnotations;

namespace FakeDetect.Simulation;

/// <summary>
/// The encoder-decoder of the GAN simulator (Zhang, Karaman, Chang, WIFS 2019), as data: the generator of CycleGAN with a
/// choice of upsampling. Training and the ONNX writer walk the same list of <see cref="SimulatorLayer"/>.
/// </summary>
public sealed record SimulatorArchitecture
{
    /// <summary>How the decoder doubles its maps.</summary>
    public UpsamplingKind Upsampling { get; init; } = UpsamplingKind.TransposedConvolution;

    /// <summary>Times the maps are halved and doubled, 1 to 5; the paper: 2.</summary>
    [Range(1, 5)]
    public int Depth { get; init; } = 2;

    /// <summary>Side of the upsampling convolution's kernel: 2, 3 or 4 when transposed, else odd; the paper: 3.</summary>
    [Range(1, 15)]
    public int UpsamplingKernel { get; init; } = 3;

    /// <summary>Channels of the outermost maps; each halving doubles them, up to 4 times as many; the paper: 64.</summary>
    [Range(4, 1024)]
    public int Width { get; init; } = 64;

    /// <summary>Residual blocks between encoder and decoder; the paper: 9.</summary>
    [Range(0, 64)]
    public int Blocks { get; init; } = 9;

    /// <summary>Side of the first and last kernel, odd; the paper: 7.</summary>
    [Range(1, 31)]
    public int OuterKernel { get; init; } = 7;

    /// <summary>Normalisation after each inner convolution; the paper: instance.</summary>
    public SimulatorNormalization Normalization { get; init; } = SimulatorNormalization.Instance;

    /// <summary>Width and height of the network's input are multiples of this.</summary>
    public int SizeMultiple => 1 << Depth;

    /// <summary>The network, from [N,3,H,W] in -1..1 to the same.</summary>
    /// <exception cref="TrainingFailedException">A setting is out of its range.</exception>
    public IReadOnlyList<SimulatorLayer> Layers()
    {
        SimulatorRules.Check(this);
        var layers = new List<SimulatorLayer>();
        AddConvolution(layers, "stem", 3, Width, OuterKernel, 1);
        for (int i = 0; i < Depth; i++)
            AddConvolution(layers, $"down{i}", Channels(i), Channels(i + 1), 3, 2);
        for (int i = 0; i < Blocks; i++)
            AddBlock(layers, $"block{i}", Channels(Depth));
        for (int i = Depth; i > 0; i--)
            AddUpsampling(layers, $"up{i - 1}", Channels(i), Channels(i - 1));
        layers.Add(new SimulatorLayer(SimulatorLayerKind.Convolution, "head", Width, 3, OuterKernel, 1));
        layers.Add(new SimulatorLayer(SimulatorLayerKind.Tanh, "tanh"));
        return layers;
    }

    private int Channels(int level) => Width * Math.Min(4, 1 << level);

    private void AddConvolution(List<SimulatorLayer> layers, string name, int from, int to, int kernel, int stride)
    {
        layers.Add(new SimulatorLayer(SimulatorLayerKind.Convolution, name, from, to, kernel, stride));
        Finish(layers, name, to);
    }

    private void AddBlock(List<SimulatorLayer> layers, string name, int channels)
    {
        layers.Add(new SimulatorLayer(SimulatorLayerKind.ResidualStart, name));
        AddConvolution(layers, name + ".0", channels, channels, 3, 1);
        layers.Add(new SimulatorLayer(SimulatorLayerKind.Convolution, name + ".1", channels, channels, 3, 1));
        AddNormalization(layers, name + ".1", channels);
        layers.Add(new SimulatorLayer(SimulatorLayerKind.ResidualEnd, name));
    }

    private void AddUpsampling(List<SimulatorLayer> layers, string name, int from, int to)
    {
        switch (Upsampling)
        {
            case UpsamplingKind.TransposedConvolution:
                layers.Add(
                    new SimulatorLayer(SimulatorLayerKind.TransposedConvolution, name, from, to, UpsamplingKernel, 2)
                );
                break;
            case UpsamplingKind.PixelShuffle:
                layers.Add(new SimulatorLayer(SimulatorLayerKind.Convolution, name, from, 4 * to, UpsamplingKernel, 1));
                layers.Add(new SimulatorLayer(SimulatorLayerKind.PixelShuffle, name + ".shuffle"));
                break;
            default:
                SimulatorLayerKind resize =
                    Upsampling == UpsamplingKind.NearestConvolution
                        ? SimulatorLayerKind.Nearest
                        : SimulatorLayerKind.Bilinear;
                layers.Add(new SimulatorLayer(resize, name + ".resize"));
                layers.Add(new SimulatorLayer(SimulatorLayerKind.Convolution, name, from, to, UpsamplingKernel, 1));
                break;
        }

        Finish(layers, name, to);
    }

    private void Finish(List<SimulatorLayer> layers, string name, int channels)
    {
        AddNormalization(layers, name, channels);
        layers.Add(new SimulatorLayer(SimulatorLayerKind.Relu, name + ".relu"));
    }

    private void AddNormalization(List<SimulatorLayer> layers, string name, int channels)
    {
        if (Normalization == SimulatorNormalization.Instance)
            layers.Add(new SimulatorLayer(SimulatorLayerKind.InstanceNorm, name + ".norm", channels, channels));
        else if (Normalization == SimulatorNormalization.Batch)
            layers.Add(new SimulatorLayer(SimulatorLayerKind.BatchNorm, name + ".norm", channels, channels));
    }
}
