using FakeDetect.Simulation;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Simulators;

/// <summary>A <see cref="SimulatorArchitecture"/> that can be trained: [N,3,H,W] in -1..1 to the same.</summary>
internal sealed class SimulatorGenerator : Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<SimulatorLayer> _layers;
    private readonly Dictionary<string, Module<Tensor, Tensor>> _modules = new(StringComparer.Ordinal);

    /// <summary>
    /// Makes the network. With normalisation, weights are drawn from N(0, 0.02), as CycleGAN's; without it such weights would let
    /// no signal through, and their deviation is that of He et al. 2015. Biases are 0.
    /// </summary>
    public SimulatorGenerator(SimulatorArchitecture architecture)
        : base(nameof(SimulatorGenerator))
    {
        _layers = architecture.Layers();
        foreach (SimulatorLayer layer in _layers)
        {
            if (Make(layer, architecture.Normalization) is not { } module)
                continue;
            _modules.Add(layer.Name, module);
            // TorchSharp's names may hold no dots.
            register_module(layer.Name.Replace('.', '_'), module);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        var remembered = new Stack<Tensor>();
        Tensor x = input;
        foreach (SimulatorLayer layer in _layers)
        {
            x = layer.Kind switch
            {
                SimulatorLayerKind.Relu => functional.relu(x),
                SimulatorLayerKind.Tanh => functional.tanh(x),
                SimulatorLayerKind.Nearest => functional.interpolate(
                    x,
                    scale_factor: [2, 2],
                    mode: InterpolationMode.Nearest
                ),
                SimulatorLayerKind.Bilinear => functional.interpolate(
                    x,
                    scale_factor: [2, 2],
                    mode: InterpolationMode.Bilinear,
                    align_corners: false
                ),
                SimulatorLayerKind.PixelShuffle => functional.pixel_shuffle(x, 2),
                SimulatorLayerKind.InstanceNorm => functional.instance_norm(x, eps: 1e-5),
                SimulatorLayerKind.ResidualStart => Remember(x, remembered),
                SimulatorLayerKind.ResidualEnd => x + remembered.Pop(),
                _ => _modules[layer.Name].call(x),
            };
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <summary>The tensors under the names that <see cref="SimulatorLayer"/> gives them.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> NamedTensors()
    {
        foreach (SimulatorLayer layer in _layers)
        {
            if (!_modules.TryGetValue(layer.Name, out Module<Tensor, Tensor>? module))
                continue;
            foreach ((string name, Tensor tensor) in module.state_dict())
                yield return ($"{layer.Name}.{name}", tensor);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (Module<Tensor, Tensor> module in _modules.Values)
                module.Dispose();
        }

        base.Dispose(disposing);
    }

    private static double Deviation(SimulatorLayer layer, SimulatorNormalization normalization)
    {
        if (normalization != SimulatorNormalization.None)
            return 0.02;
        // An output sample of a transposed convolution of stride 2 sees a quarter of the kernel.
        double inputs =
            layer.In
            * layer.Kernel
            * layer.Kernel
            / (layer.Kind == SimulatorLayerKind.TransposedConvolution ? 4.0 : 1.0);
        return Math.Sqrt(2 / inputs);
    }

    private static Tensor Remember(Tensor x, Stack<Tensor> remembered)
    {
        remembered.Push(x);
        return x;
    }

    private static Module<Tensor, Tensor>? Make(SimulatorLayer layer, SimulatorNormalization normalization)
    {
        switch (layer.Kind)
        {
            case SimulatorLayerKind.Convolution:
                var convolution = Conv2d(
                    layer.In,
                    layer.Out,
                    layer.Kernel,
                    stride: layer.Stride,
                    padding: (layer.Kernel - 1) / 2,
                    padding_mode: PaddingModes.Reflect
                );
                init.normal_(convolution.weight, 0, Deviation(layer, normalization));
                init.zeros_(convolution.bias);
                return convolution;
            case SimulatorLayerKind.TransposedConvolution:
                (int padding, int outputPadding) = layer.TransposedPadding;
                var transposed = ConvTranspose2d(
                    layer.In,
                    layer.Out,
                    layer.Kernel,
                    stride: 2,
                    padding: padding,
                    output_padding: outputPadding
                );
                init.normal_(transposed.weight, 0, Deviation(layer, normalization));
                init.zeros_(transposed.bias);
                return transposed;
            case SimulatorLayerKind.BatchNorm:
                return BatchNorm2d(layer.Out);
            default:
                return null;
        }
    }
}
