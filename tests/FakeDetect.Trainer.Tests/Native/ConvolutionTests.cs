using System.Buffers.Binary;
using System.Text;
using FakeDetect.Simulation;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Runs;
using FakeDetect.Trainer.Simulators;
using FakeDetect.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Tests.Native;

public sealed class ConvolutionTests
{
    public ConvolutionTests() => TorchLibrary.Load();

    [Fact]
    public void The_trainers_convolutions_are_right_on_this_CPU() =>
        Assert.Null(ConvolutionCheck.FindFault(ConvolutionCheck.Trainers, ScalarType.Float32));

    [Theory]
    [InlineData("AuthenticAMD", 0x80000021, 0x00000000, true)]
    [InlineData("AuthenticAMD", 0x80000021, 0x00004121, false)]
    [InlineData("AuthenticAMD", 0x80000008, 0x00004121, true)]
    [InlineData("GenuineIntel", 0x80000008, 0x00000000, false)]
    public void Hidden_caches_of_AMD_are_seen(string vendor, uint lastLeaf, int caches, bool hidden) =>
        Assert.Equal(
            hidden,
            CpuCaches.AreHidden(
                (leaf, _) =>
                    (uint)leaf switch
                    {
                        0 => (0, Word(vendor, 0), Word(vendor, 8), Word(vendor, 4)),
                        0x80000000 => ((int)lastLeaf, 0, 0, 0),
                        0x8000001D => (caches, 0, 0, 0),
                        _ => throw new InvalidOperationException($"{leaf:X}"),
                    }
            )
        );

    [Fact]
    public void OneDNN_is_limited_where_caches_are_hidden_and_the_user_has_not_chosen() =>
        Assert.Equal(
            CpuCaches.AreHidden()
                && Environment.GetEnvironmentVariable("ONEDNN_MAX_CPU_ISA") is null
                && Environment.GetEnvironmentVariable("DNNL_MAX_CPU_ISA") is null,
            OneDnn.IsLimited
        );

    [Fact]
    public void The_reference_is_libtorchs_float64_convolution()
    {
        // Float64 is calculated by other code than oneDNN's.
        Assert.Null(
            ConvolutionCheck.FindFault(
                (x, w, s) =>
                    ConvolutionCheck
                        .Trainers(x.to(ScalarType.Float64), w.to(ScalarType.Float64), s)
                        .to(ScalarType.Float32),
                ScalarType.Float32
            )
        );
    }

    [Theory]
    [InlineData(1e-3, "the output of 3 to 32")]
    [InlineData(float.NaN, "the output of 3 to 32")]
    public void A_wrong_output_is_found(float error, string fault) =>
        Assert.StartsWith(
            fault,
            ConvolutionCheck.FindFault(
                (x, w, s) =>
                {
                    Tensor output = ConvolutionCheck.Trainers(x, w, s);
                    Tensor wrong = zeros_like(output);
                    wrong[1, 2, 1, 1] = tensor(10 * error);
                    return output + wrong;
                },
                ScalarType.Float32
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_wrong_gradient_of_the_input_is_found() =>
        Assert.StartsWith(
            "the gradient of the input of 24 to 48",
            // What a block of 16 channels without its rest would give: the last ones get no gradient.
            ConvolutionCheck.FindFault(
                (x, w, s) =>
                    ConvolutionCheck.Trainers(s.Input == 24 ? cat([x[.., ..23], x[.., 23..].detach()], 1) : x, w, s),
                ScalarType.Float32
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_wrong_gradient_of_the_weights_is_found() =>
        Assert.StartsWith(
            "the gradient of the weights of 32 to 1",
            ConvolutionCheck.FindFault(
                (x, w, s) => ConvolutionCheck.Trainers(x, s.Output == 1 ? w * 1.01 - w.detach() * 0.01 : w, s),
                ScalarType.Float32
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_convolution_that_fails_is_found() =>
        Assert.StartsWith(
            "the calculation (",
            ConvolutionCheck.FindFault((x, w, s) => ConvolutionCheck.Trainers(x, w[.., ..0], s), ScalarType.Float32),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_check_leaves_no_tensor_behind_and_works_where_gradients_are_off()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = Tensor.TotalCount;
        using (no_grad())
            Assert.Null(ConvolutionCheck.FindFault(ConvolutionCheck.Trainers, ScalarType.Float32));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Without_oneDNN_they_are_right_in_any_type()
    {
        Assert.True(OneDnn.IsUsed());
        Assert.True(OneDnn.TryUse(false));
        try
        {
            Assert.False(OneDnn.IsUsed());
            foreach (ScalarType type in (ScalarType[])[ScalarType.Float32, ScalarType.BFloat16])
                Assert.Null(ConvolutionCheck.FindFault(ConvolutionCheck.Trainers, type));
        }
        finally
        {
            Assert.True(OneDnn.TryUse(true));
        }
    }

    [Fact]
    public void A_run_whose_convolutions_are_wrong_does_without_oneDNN_and_says_so()
    {
        using StringWriter text = new();
        bool isUsed = true;
        CpuConvolutions.Check(
            (x, w, s) => ConvolutionCheck.Trainers(x, w, s) * (isUsed ? 1.1 : 1.0),
            ScalarType.Float32,
            use =>
            {
                isUsed = use;
                return true;
            },
            new EventWriter(text)
        );

        Assert.False(isUsed);
        TrainingNote note = Assert.IsType<TrainingNote>(TrainingJson.Parse(text.ToString()));
        Assert.True(note.Warning);
        Assert.Contains("oneDNN", note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_whose_convolutions_stay_wrong_does_not_start(bool hasSwitch)
    {
        using StringWriter text = new();
        EngineUnavailableException e = Assert.Throws<EngineUnavailableException>(() =>
            CpuConvolutions.Check(
                (x, w, s) => ConvolutionCheck.Trainers(x, w, s) * 1.1,
                ScalarType.Float32,
                _ => hasSwitch,
                new EventWriter(text)
            )
        );
        Assert.Equal("ConvolutionsWrong", e.ErrorId);
    }

    // Layers of 3, 20 and 1 channels, whose gradients were wrong; float64 is calculated by other code.
    [Fact]
    public void A_simulators_gradients_are_those_of_float64()
    {
        manual_seed(5);
        using SimulatorGenerator generator = new(
            new SimulatorArchitecture
            {
                Depth = 2,
                Width = 20,
                Blocks = 1,
            }
        );
        using PatchDiscriminator discriminator = new(12);
        using DisposeScope scope = NewDisposeScope();
        Tensor pictures = rand(2, 3, 32, 32) * 2 - 1;

        Dictionary<string, Tensor> single = Gradients(ScalarType.Float32);
        Dictionary<string, Tensor> exact = Gradients(ScalarType.Float64);

        double overall = exact.Values.Max(t => t.abs().max().ToDouble());
        foreach ((string name, Tensor right) in exact)
        {
            double largest = right.abs().max().ToDouble();
            double difference = (single[name].to(ScalarType.Float64) - right).abs().max().ToDouble();
            // A bias before a normalisation has a gradient of rounding errors only.
            Assert.True(difference <= 1e-3 * largest + 1e-5 * overall, $"{name}: {difference} of {largest}");
        }

        Dictionary<string, Tensor> Gradients(ScalarType type)
        {
            generator.to(type);
            discriminator.to(type);
            generator.zero_grad();
            discriminator.call(generator.call(pictures.to(type))).square().mean().backward();
            return generator.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!.clone());
        }
    }

    private static int Word(string text, int start) =>
        BinaryPrimitives.ReadInt32LittleEndian(Encoding.ASCII.GetBytes(text).AsSpan(start));
}
