using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class DeviceChoiceTests(ScoringFixture fixture) : IClassFixture<ScoringFixture>
{
    private static bool HasCuda =>
        OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider", StringComparer.Ordinal);

    [Fact]
    public void Cuda_that_is_asked_for_and_not_there_is_an_error_that_says_what_to_install()
    {
        Assert.SkipWhen(HasCuda, "This build of ONNX Runtime has CUDA.");

        EngineUnavailableException error = Assert.Throws<EngineUnavailableException>(() =>
            fixture.Open(new ScoringOptions { Device = DetectorDevice.Cuda, DeviceId = 1 })
        );

        Assert.Equal("CudaUnavailable", error.ErrorId);
        Assert.Contains("FakeDetect-linux-x64-cuda", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_falls_back_to_the_processor_and_says_why()
    {
        Assert.SkipWhen(HasCuda, "This build of ONNX Runtime has CUDA.");
        using ScoringPipeline pipeline = fixture.Open();

        Assert.Equal("Cpu", pipeline.Device);
        Assert.Contains("no CUDA", pipeline.DeviceReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_processor_is_used_where_it_is_asked_for()
    {
        using ScoringPipeline pipeline = fixture.Open(new ScoringOptions { Device = DetectorDevice.Cpu });

        Assert.Equal("Cpu", pipeline.Device);
    }
}
