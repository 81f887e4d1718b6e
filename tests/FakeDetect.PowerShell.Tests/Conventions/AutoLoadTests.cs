using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

[Collection(nameof(AloneCollection))]
public sealed class AutoLoadTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly string? _before = Environment.GetEnvironmentVariable("PSModulePath");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PSModulePath", _before);
        _sandbox.Dispose();
    }

    [Fact]
    public void A_cmdlet_is_found_by_its_name_alone_when_the_module_lies_on_PSModulePath()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege on Windows.");
        string modules = _sandbox.Folder("modules");
        Directory.CreateSymbolicLink(Path.Combine(modules, "FakeDetect"), Repository.Root);
        using ModuleSession session = new(import: false);

        RunResult result = session.Run(
            "$env:PSModulePath = $args[0]; (Test-FakeImage $args[1] -Model $args[2]).Verdict; (Get-Module FakeDetect).Name",
            modules,
            _sandbox.White("a.png"),
            Repository.TinyDetector
        );

        Assert.Equal(["Fake", "FakeDetect"], result.ThrowIfFailed().Select(item => item.ToString()));
    }
}
