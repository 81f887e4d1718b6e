using FakeDetect.Models.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks.Blocks;

/// <summary>
/// A small net of residual blocks: each stage is a stride-2 convolution and blocks of its width. The stages are the
/// engine's, so that the trained net and its graph cannot differ.
/// </summary>
internal static class ResidualTrunk
{
    /// <summary>The trunk; modules are numbered: convolution, batch norm, ReLU, then the blocks, stage after stage.</summary>
    /// <param name="layers">The batch norm setting.</param>
    /// <param name="input">Channels of the input.</param>
    /// <param name="stages">The stages.</param>
    public static Sequential Create(Layers layers, int input, IReadOnlyList<ResidualStage> stages)
    {
        List<(string Name, Module<Tensor, Tensor> Module)> modules = [];
        for (int s = 0; s < stages.Count; s++)
        {
            ResidualStage stage = stages[s];
            List<Module<Tensor, Tensor>> parts =
            [
                Layers.Conv(input, stage.Channels, stage.Kernel, stage.Stride),
                layers.BatchNorm(stage.Channels),
                ReLU(inplace: true),
            ];
            for (int b = 0; b < stage.Blocks; b++)
                parts.Add(new ResidualBlock(layers, stage.Channels, stage.Channels, stride: 1));
            modules.Add((s.ToString(System.Globalization.CultureInfo.InvariantCulture), Sequential(parts.ToArray())));
            input = stage.Channels;
        }

        return Sequential(modules);
    }
}
