using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>The shape of the source: small files, and arrows that point one way.</summary>
public sealed class SourceConventionTests
{
    private const int MostLines = 400;

    private static readonly string[] VagueNames =
    [
        "Utils",
        "Utility",
        "Helper",
        "Helpers",
        "Manager",
        "Common",
        "Misc",
    ];

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        Assert.All(Repository.SourceFiles(), file => Assert.True(File.ReadLines(file).Count() <= MostLines, file));
    }

    [Fact]
    public void No_source_file_has_a_name_that_says_nothing()
    {
        Assert.All(
            Repository.SourceFiles(),
            file =>
                Assert.DoesNotContain(
                    VagueNames,
                    vague => Path.GetFileNameWithoutExtension(file).EndsWith(vague, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void The_engine_references_neither_PowerShell_nor_torch_and_no_assembly_of_ours()
    {
        string[] references = AssemblyReferences.Of(
            Path.Combine(Repository.Root, "module", "bin", "engine", "FakeDetect.Core.dll")
        );

        Assert.DoesNotContain(
            references,
            name =>
                name.Contains("Automation", StringComparison.Ordinal)
                || name.Contains("Torch", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(references, name => name.StartsWith("FakeDetect", StringComparison.Ordinal));
        Assert.DoesNotContain("System.Console", references);
    }

    [Fact]
    public void The_cmdlets_see_no_tensor_no_decoder_and_no_torch()
    {
        string[] references = AssemblyReferences.Of(
            Path.Combine(Repository.Root, "module", "bin", "FakeDetect.PowerShell.dll")
        );

        Assert.DoesNotContain(
            references,
            name => name is "Microsoft.ML.OnnxRuntime" or "NetVips" or "TorchSharp" or "Google.Protobuf"
        );
        Assert.DoesNotContain("System.Console", references);
    }

    [Fact]
    public void The_loader_references_nothing_of_ours()
    {
        Assert.DoesNotContain(
            AssemblyReferences.Of(Path.Combine(Repository.Root, "module", "bin", "FakeDetect.Loader.dll")),
            name => name.StartsWith("FakeDetect", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Only_the_cmdlets_and_the_loader_lie_beside_each_other_so_that_nothing_of_the_engine_is_found_by_chance()
    {
        Assert.Equal(
            ["FakeDetect.Loader.dll", "FakeDetect.PowerShell.dll"],
            Directory
                .GetFiles(Path.Combine(Repository.Root, "module", "bin"), "*.dll")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );
    }
}
