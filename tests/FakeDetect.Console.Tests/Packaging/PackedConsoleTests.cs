using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FakeDetect.Console.Tests.Packaging;

/// <summary>The console host that was packed for this platform, started as a user starts it.</summary>
public sealed class PackedConsoleTests
{
    private static readonly string Folder = Path.Combine(
        PackedModule.ArtifactsOf(RuntimeInformation.RuntimeIdentifier),
        "console"
    );

    [Fact]
    public async Task It_runs_the_commands_of_PowerShell_and_of_the_module_beside_it()
    {
        (int exitCode, string output, string error) = await Run(
            "(Get-Module -ListAvailable Microsoft.PowerShell.*).Count; (Get-Command Test-FakeImage).Source; [pscustomobject]@{ a = 1 } | ConvertTo-Csv"
        );

        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        Assert.Equal("4\nFakeDetect\n\"a\"\n\"1\"\n", OperatingSystem.IsWindows() ? "4" + output[1..] : output);
    }

    [Fact]
    public void It_holds_neither_a_compiler_nor_other_languages_nor_other_platforms()
    {
        SkipWhereNothingIsPacked();
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file)),
        ];

        Assert.DoesNotContain(files, file => file.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.EndsWith(".resources.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("runtimes", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("ref", StringComparison.Ordinal));
    }

    [Fact]
    public void It_holds_the_licences_of_what_it_holds()
    {
        SkipWhereNothingIsPacked();
        string[] licenses =
        [
            .. Directory
                .EnumerateFileSystemEntries(Path.Combine(Folder, "licenses"))
                .Select(entry => Path.GetFileName(entry)),
        ];

        Assert.Contains("MIT.txt", licenses);
        Assert.Contains("BSD-2-Clause.txt", licenses);
        Assert.Contains(licenses, name => name.StartsWith("Newtonsoft.Json.", StringComparison.Ordinal));
        Assert.DoesNotContain(licenses, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(Folder, "THIRD-PARTY-NOTICES.md")));
    }

    private static void SkipWhereNothingIsPacked() =>
        Assert.SkipUnless(
            Directory.Exists(Folder),
            $"No console is packed for {RuntimeInformation.RuntimeIdentifier}: dotnet run --project tools/FakeDetect.Packaging"
        );

    private static async Task<(int ExitCode, string Output, string Error)> Run(string commandLine)
    {
        SkipWhereNothingIsPacked();
        var start = new ProcessStartInfo(
            Path.Combine(Folder, OperatingSystem.IsWindows() ? "FakeDetect.Console.exe" : "FakeDetect.Console"),
            [commandLine]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ReplaceLineEndings("\n"), await error);
    }
}
