using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>What an import loads, looked at in a process of its own.</summary>
public sealed class ImportTests
{
    private const string Loaded = """
        $managed = [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }
        $native = [Diagnostics.Process]::GetCurrentProcess().Modules | ForEach-Object ModuleName
        @($managed; $native) -match 'OnnxRuntime|NetVips|libvips|TorchSharp|Google.Protobuf'
        """;

    [Fact]
    public void Import_loads_neither_ONNX_Runtime_nor_libvips()
    {
        (int exitCode, string output, string error) = InConsole($"Import-Module '{Repository.Manifest}'; {Loaded}");

        Assert.True(exitCode == 0, error);
        Assert.Empty(output.Trim());
    }

    [Fact]
    public void Completion_and_the_list_of_models_load_neither_of_them()
    {
        (int exitCode, string output, string error) = InConsole(
            $"Import-Module '{Repository.Manifest}'; $null = Get-DetectorModel -LiteralPath '{Repository.TinyDetector}'; {Loaded}"
        );

        Assert.True(exitCode == 0, error);
        Assert.Empty(output.Trim());
    }

    [Fact]
    public void Scoring_loads_both_from_the_engines_folder()
    {
        using Sandbox sandbox = new();
        (int exitCode, string output, string error) = InConsole(
            $"Import-Module '{Repository.Manifest}'; $null = Test-FakeImage '{sandbox.White("a.png")}' -Model '{Repository.TinyDetector}';"
                + "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in 'Microsoft.ML.OnnxRuntime', 'NetVips' } | ForEach-Object Location"
        );

        Assert.True(exitCode == 0, error);
        string engine = Path.Combine(Repository.Root, "module", "bin", "engine");
        Assert.Equal(
            2,
            output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Count(line => line.StartsWith(engine, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Scoring_loads_no_library_of_charts()
    {
        using Sandbox sandbox = new();
        (int exitCode, string output, string error) = InConsole(
            $"Import-Module '{Repository.Manifest}'; $null = Test-FakeImage '{sandbox.White("a.png")}' -Model '{Repository.TinyDetector}';"
                + Loaded.Replace(
                    "OnnxRuntime|NetVips|libvips|TorchSharp|Google.Protobuf",
                    "ScottPlot|Skia|HarfBuzz|MathNet",
                    StringComparison.Ordinal
                )
        );

        Assert.True(exitCode == 0, error);
        Assert.Empty(output.Trim());
    }

    private static (int ExitCode, string Output, string Error) InConsole(string script) =>
        ChildProcess.Run(Repository.Program("FakeDetect.Console"), "-Command", script);
}
