using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>The engine apart from what else is loaded, looked at in processes of their own.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_module_that_brought_its_own_ONNX_Runtime_first_does_not_disturb()
    {
        // What another module would do: its own copy of the same library, in the context that everybody shares.
        string other = Path.Combine(
            Directory.CreateDirectory(_sandbox.PathOf("other")).FullName,
            "Microsoft.ML.OnnxRuntime.dll"
        );
        File.Copy(Path.Combine(Engine, "Microsoft.ML.OnnxRuntime.dll"), other);

        (int exitCode, string output, string error) = ChildProcess.Run(
            Repository.Program("FakeDetect.Console"),
            "-Command",
            $"$null = [Reflection.Assembly]::LoadFrom('{other}'); (Test-FakeImage '{_sandbox.White("a.png")}' -Model '{Repository.TinyDetector}').Verdict;"
                + "@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.ML.OnnxRuntime' }).Count"
        );

        Assert.True(exitCode == 0, error);
        Assert.Equal(
            ["Fake", "2"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
    }

    [Theory]
    [InlineData("*onnxruntime*", "OnnxRuntimeUnavailable")]
    [InlineData("*vips*", "ImageLibraryUnavailable")]
    public void A_missing_native_library_is_one_error_that_names_it(string missing, string id)
    {
        string manifest = CopyModule(missing);

        (int exitCode, string output, string error) = ChildProcess.Run(
            Repository.Program("FakeDetect.Console"),
            "-Module",
            manifest,
            "-Command",
            $"try {{ Test-FakeImage '{_sandbox.White("a.png")}' -Model '{Repository.TinyDetector}' -ErrorAction Stop }} "
                + "catch { ($_.FullyQualifiedErrorId -split ',')[0]; $_.ErrorDetails.RecommendedAction; $_.Exception.Message }"
        );

        Assert.True(exitCode == 0, error);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(id, lines[0]);
        Assert.NotEmpty(lines[1]);
        Assert.Contains(missing.Trim('*'), output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_assemblies_of_the_module_reference_no_network_library()
    {
        foreach (
            string name in new[]
            {
                "FakeDetect.PowerShell.dll",
                "FakeDetect.Loader.dll",
                Path.Combine("engine", "FakeDetect.Core.dll"),
            }
        )
        {
            Assert.DoesNotContain(
                AssemblyReferences.Of(Path.Combine(Repository.Root, "module", "bin", name)),
                reference =>
                    reference.StartsWith("System.Net.", StringComparison.Ordinal)
                    && reference != "System.Net.Primitives"
            );
        }
    }

    private static string Engine => Path.Combine(Repository.Root, "module", "bin", "engine");

    private string CopyModule(string missing)
    {
        string root = _sandbox.PathOf("module-without");
        HashSet<string> left =
        [
            .. Directory
                .GetFiles(Engine, missing, SearchOption.AllDirectories)
                .Where(file => file.Contains("native", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(left);
        foreach (
            string file in Directory
                .GetFiles(Path.Combine(Repository.Root, "module"), "*", SearchOption.AllDirectories)
                .Append(Repository.Manifest)
        )
        {
            string relative = Path.GetRelativePath(Repository.Root, file);
            if (left.Contains(file) || relative.StartsWith(Path.Combine("module", "trainer"), StringComparison.Ordinal))
                continue;
            string copy = Path.Combine(root, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(root, "FakeDetect.psd1");
    }
}
