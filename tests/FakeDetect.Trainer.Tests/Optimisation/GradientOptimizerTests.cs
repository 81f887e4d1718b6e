using System.Globalization;
using FakeDetect.Models;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Steps;
using FakeDetect.Training;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Tests.Optimisation;

public sealed class GradientOptimizerTests
{
    private static readonly float[] s_start = [0.5f, -1.25f, 2, 0.125f, 0.75f, -0.5f];

    public GradientOptimizerTests() => TorchLibrary.Load();

    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    [InlineData(OptimizerKind.Sgd)]
    public void Steps_go_where_PyTorchs_go(OptimizerKind kind)
    {
        // golden/optimizers.py says how the values were made.
        Dictionary<int, float[]> expected = File.ReadLines(
                Path.Combine(AppContext.BaseDirectory, "golden", "optimizers.tsv")
            )
            .Select(l => l.Split('\t'))
            .Where(f => f[0] == kind.ToString())
            .ToDictionary(
                f => int.Parse(f[1], CultureInfo.InvariantCulture),
                f => f[2..].Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray()
            );
        using DisposeScope scope = NewDisposeScope();
        using TwoTensors network = new();
        using GradientOptimizer optimizer = new(
            new TrainingOptions
            {
                OutputPath = "",
                RunPath = "",
                Optimizer = kind,
                WeightDecay = 0.02,
            },
            network
        );

        Assert.Equal(3, expected.Count);
        for (int step = 1; step <= 20; step++)
        {
            float[] gradient =
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(i => (float)(0.3 * Math.Sin(1.7 * step + 0.9 * i) + (i % 2 == 1 ? 0.01 : -0.02))),
            ];
            network.Weight.grad = tensor(gradient[..4], [2, 2]);
            network.Bias.grad = tensor(gradient[4..], [2]);
            optimizer.Step(0.01);
            if (!expected.TryGetValue(step, out float[]? values))
                continue;
            float[] actual = [.. network.Weight.data<float>().ToArray(), .. network.Bias.data<float>().ToArray()];
            for (int i = 0; i < 6; i++)
                Assert.Equal(values[i], actual[i], 1e-6f); // float32 rounding of some 20 steps.
        }
    }

    private sealed class TwoTensors : DetectorNetwork
    {
        public TwoTensors()
            : base("two", new NetworkSettings(ModelInput.ImageNet, 0, 0, 0, 0))
        {
            register_parameter("weight", Weight = nn.Parameter(tensor(s_start[..4], [2, 2])));
            register_parameter("bias", Bias = nn.Parameter(tensor(s_start[4..], [2])));
        }

        public Parameter Weight { get; }

        public Parameter Bias { get; }

        public override string HeadName => "head";

        protected override Linear Head => throw new InvalidOperationException("This net has no head.");

        protected override Tensor Features(Tensor images) => images;
    }
}
