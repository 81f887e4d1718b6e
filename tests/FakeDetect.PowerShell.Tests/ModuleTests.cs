using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void The_module_imports_from_the_repository_root()
    {
        using ModuleSession session = new();

        Assert.Contains(
            "Test-FakeImage",
            session.Run("(Get-Module FakeDetect).ExportedCmdlets.Keys").ThrowIfFailed().Select(name => name.ToString())
        );
    }

    [Fact]
    public void The_module_imports_again_with_Force_and_after_Remove_Module()
    {
        using ModuleSession session = new();

        session
            .Run("Import-Module $args[0] -Force; Remove-Module FakeDetect; Import-Module $args[0]", Repository.Manifest)
            .ThrowIfFailed();
    }
}
