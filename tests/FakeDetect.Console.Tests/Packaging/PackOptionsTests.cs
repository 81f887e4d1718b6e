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
            options.Platforms.Select(platform => platform.Rid)
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

    [Theory]
    [InlineData("--rid", "beos-x64")]
    [InlineData("--only", "everything")]
    [InlineData("--fast")]
    public void What_is_not_understood_is_refused(params string[] arguments) =>
        Assert.Throws<PackagingException>(() => PackOptions.Parse(arguments));
}
