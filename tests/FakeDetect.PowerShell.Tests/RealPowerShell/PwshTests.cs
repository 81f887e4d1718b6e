using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.RealPowerShell;

/// <summary>The module in the PowerShell that users have, where there is one.</summary>
public sealed class PwshTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public PwshTests()
    {
        _sandbox.White("pictures/white.png");
        _sandbox.Black("pictures/holiday/img[1].png");
        _sandbox.Text("pictures/broken.png", "no picture");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Suspects_are_found_among_the_files_of_Get_ChildItem_and_exported()
    {
        string output = Run(
            "Get-ChildItem ./pictures -Recurse -File | Test-FakeImage -ErrorAction SilentlyContinue | Where-Object Verdict -eq Fake | Export-Csv suspects.csv; Get-Content suspects.csv"
        );

        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"Verdict\"", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"{_sandbox.PathOf("pictures/white.png")}\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Results_survive_a_file_and_a_job()
    {
        string output = Run(
            """
            Test-FakeImage ./pictures/white.png | Export-Clixml r.xml
            (Import-Clixml r.xml).Verdict.ToString()
            $job = Start-Job { Import-Module $args[0]; Test-FakeImage $args[1] -Model $args[2] } -ArgumentList $manifest, (Resolve-Path ./pictures/white.png).Path, $model
            ($job | Receive-Job -Wait -AutoRemoveJob).FullName
            """
        );

        Assert.Equal(
            ["Fake", _sandbox.PathOf("pictures/white.png")],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Fact]
    public void Select_Object_First_ends_the_pipeline_and_thread_jobs_share_the_engine()
    {
        string output = Run(
            """
            (Test-FakeImage ./pictures -Recurse -ErrorAction SilentlyContinue | Select-Object -First 1).Verdict
            1..3 | ForEach-Object -Parallel { Import-Module $using:manifest; (Test-FakeImage ./pictures/white.png -Model $using:model).Verdict }
            """
        );

        Assert.Equal(["Fake", "Fake", "Fake", "Fake"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Bytes_of_Get_Content_are_scored()
    {
        string output = Run(
            "(Get-Content ./pictures/white.png -AsByteStream -Raw | Test-FakeImage).Verdict; (Get-Content ./pictures/white.png -AsByteStream | Test-FakeImage).Verdict"
        );

        Assert.Equal(["Fake", "Fake"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("Test-FakeImage ./pictures/broken.png", 0)]
    [InlineData("$ErrorActionPreference = 'Stop'; Test-FakeImage ./pictures -Model no-such-model", 1)]
    [InlineData(
        "$found = Test-FakeImage ./pictures -Recurse -ErrorVariable unread -ErrorAction SilentlyContinue; exit ($unread ? 2 : [int]($found.IsFake -contains $true))",
        2
    )]
    public void A_script_ends_with_the_exit_code_that_the_help_says(string script, int expected)
    {
        Assert.Equal(expected, Execute(script).ExitCode);
    }

    private string Run(string script)
    {
        (int exitCode, string output, string error) = Execute(script);
        Assert.True(exitCode == 0, error + output);
        return output.ReplaceLineEndings("\n");
    }

    private (int ExitCode, string Output, string Error) Execute(string script)
    {
        string? pwsh = Find();
        Assert.SkipWhen(pwsh is null, "There is no pwsh on PATH, and none was built (dotnet build tests/Pwsh).");
        string file = _sandbox.Text(
            "script.ps1",
            $$"""
            Set-Location '{{_sandbox.Root}}'
            $manifest = '{{Repository.Manifest}}'
            $model = '{{Repository.TinyDetector}}'
            Import-Module $manifest
            $PSDefaultParameterValues = @{ 'Test-FakeImage:Model' = $model }
            {{script}}
            """
        );
        return ChildProcess.Execute(pwsh!, "-NoProfile", "-NonInteractive", "-File", file);
    }

    // The one that is installed, else the one of tests/Pwsh.
    private static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        string built = Path.Combine(Repository.Root, "tests", "Pwsh", "bin");
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, name))
                .FirstOrDefault(File.Exists)
            ?? (
                Directory.Exists(built)
                    ? Directory.EnumerateFiles(built, name, SearchOption.AllDirectories).FirstOrDefault()
                    : null
            );
    }
}
