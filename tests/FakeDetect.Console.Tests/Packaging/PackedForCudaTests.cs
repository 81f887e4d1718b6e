using FakeDetect.Console.Tests.EndToEnd;

namespace FakeDetect.Console.Tests.Packaging;

/// <summary>The module with ONNX Runtime for CUDA. It has to be as good on a machine without a CUDA device.</summary>
public sealed class PackedForCudaTests
{
    [Fact]
    public void It_holds_the_library_for_Cuda_and_not_the_one_for_TensorRT()
    {
        PackedModule packed = PackedModule.FindForCudaOrSkip();
        string[] files =
        [
            .. Directory
                .EnumerateFiles(packed.Folder, "*onnxruntime_providers_*", SearchOption.AllDirectories)
                .Select(file => Path.GetFileNameWithoutExtension(file).Replace("lib", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal(["onnxruntime_providers_cuda", "onnxruntime_providers_shared"], files);
    }

    [Fact]
    public async Task It_gives_a_verdict_where_there_is_no_Cuda_device_and_says_why_it_ran_on_the_processor()
    {
        PackedModule packed = PackedModule.FindForCudaOrSkip();

        ConsoleRun run = await ConsoleRun.Of(
            "-Module",
            packed.Manifest,
            $"$found = Test-FakeImage -LiteralPath '{PackedModuleTests.Picture}' -Verbose; $found.Verdict; $found.Device"
        );

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines[0], PackedModuleTests.Verdicts);
        Assert.Contains(
            lines[1] == "Cpu" ? "Running on the CPU" : "Running on CUDA",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("has no CUDA", run.Error, StringComparison.Ordinal);
    }
}
