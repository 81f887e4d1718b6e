using FakeDetect.Packaging;

namespace FakeDetect.Console.Tests.Packaging;

public sealed class PackOptionsTests
{
    [Fact]
    public void Everything_is_packed_for_all_platforms_by_default()
    {
        PackOptions options = PackOptions.Parse([])!;

        Assert.Equal(
            ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"],
            options.Platforms.Select(platform => platform.Name)
        );
        Assert.True(options.Module && options.Console && options.Trainer);
    }

    [Fact]
    public void A_platform_and_a_part_can_be_chosen()
    {
        PackOptions options = PackOptions.Parse(["--rid", "win-x64", "--only", "module"])!;

        Assert.Equal("win-x64", Assert.Single(options.Platforms).Rid);
        Assert.True(options.Module && !options.Console && !options.Trainer);
    }

    [Fact]
    public void A_package_for_Cuda_has_a_name_of_its_own_and_Cudas_library()
    {
        PackOptions options = PackOptions.Parse(["--rid", "linux-x64", "--onnxruntime", "gpu"])!;

        Platform platform = Assert.Single(options.Platforms);
        Assert.Equal(("linux-x64-cuda", "Gpu"), (platform.Name, platform.OnnxRuntime));
        Assert.Contains("libonnxruntime_providers_cuda.so", platform.Natives);
        Assert.False(TrainerPackage.CanBeMadeFor(platform));
    }

    [Fact]
    public void Packages_for_Cuda_are_made_for_the_platforms_that_ONNX_Runtime_has_it_on()
    {
        PackOptions options = PackOptions.Parse(["--onnxruntime", "gpu"])!;

        Assert.Equal(["linux-x64-cuda", "win-x64-cuda"], options.Platforms.Select(platform => platform.Name));
    }

    [Theory]
    [InlineData("--rid", "linux-arm64", "--onnxruntime", "gpu")]
    [InlineData("--onnxruntime", "tpu")]
    [InlineData("--rid")]
    [InlineData("--rid", "beos-x64")]
    [InlineData("--only", "everything")]
    [InlineData("--fast")]
    public void What_is_not_understood_is_refused(params string[] arguments) =>
        Assert.Throws<PackagingException>(() => PackOptions.Parse(arguments));
}
