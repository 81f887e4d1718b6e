using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FakeDetect.Console.Tests.EndToEnd;

/// <summary>PowerShell's own commands are there, and nothing that they need was trimmed but the compiler.</summary>
public sealed class PowerShellCommandTests
{
    [Theory]
    [InlineData("Microsoft.PowerShell.Management", "Get-ChildItem", "Get-Content", "Resolve-Path", "Get-Process")]
    [InlineData("Microsoft.PowerShell.Utility", "Export-Csv", "ConvertTo-Json", "Get-FileHash", "Format-Table")]
    [InlineData("Microsoft.PowerShell.Security", "ConvertTo-SecureString", "Get-Credential", "Get-PfxCertificate")]
    [InlineData("Microsoft.PowerShell.Host", "Start-Transcript", "Stop-Transcript")]
    public async Task A_module_of_PowerShell_has_its_commands(string module, params string[] commands)
    {
        ConsoleRun run = await ConsoleRun.Of(
            $"(Get-Command {string.Join(", ", commands)} | Select-Object -ExpandProperty ModuleName -Unique); (Get-Module -ListAvailable {module}).Count"
        );

        Assert.Empty(run.Error);
        Assert.Equal($"{module}\n1\n", run.Output);
    }

    [Fact]
    public async Task Files_are_listed_hashed_and_exported_as_in_PowerShell()
    {
        string folder = Directory.CreateTempSubdirectory("fakedetect-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "abc", TestContext.Current.CancellationToken);

            ConsoleRun run = await ConsoleRun.Of(
                $"Set-Location '{folder}'; Get-ChildItem *.txt | Get-FileHash | Select-Object Algorithm, Hash | Export-Csv hashes.csv; Get-Content hashes.csv; Import-Csv hashes.csv | ConvertTo-Json -Compress"
            );

            const string hash = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
            Assert.Empty(run.Error);
            Assert.Equal(
                $$"""
                "Algorithm","Hash"
                "SHA256","{{hash}}"
                {"Algorithm":"SHA256","Hash":"{{hash}}"}

                """.ReplaceLineEndings("\n"),
                run.Output
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Commands_that_bring_libraries_of_their_own_work()
    {
        ConsoleRun run = await ConsoleRun.Of(
            "'{\"a\":1}' | Test-Json -Schema '{\"type\":\"object\"}'; ('# title' | ConvertFrom-Markdown).Html.Trim()"
        );

        Assert.Empty(run.Error);
        Assert.Equal("True\n<h1 id=\"title\">title</h1>\n", run.Output);
    }

    [Fact]
    public async Task Add_Type_loads_an_assembly()
    {
        ConsoleRun run = await ConsoleRun.Of(
            "Add-Type -AssemblyName System.Web.HttpUtility; [System.Web.HttpUtility]::HtmlEncode('<')"
        );

        Assert.Empty(run.Error);
        Assert.Equal("&lt;\n", run.Output);
    }

    [Fact]
    public async Task Add_Type_says_that_there_is_no_compiler_for_source()
    {
        ConsoleRun run = await ConsoleRun.Of("Add-Type -TypeDefinition 'public class Thing { }'");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Add-Type: FakeDetect.Console holds no C# compiler", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_reported_to_Microsoft()
    {
        ConsoleRun run = await ConsoleRun.Of(
            "[psobject].Assembly.GetType('Microsoft.PowerShell.Telemetry.ApplicationInsightsTelemetry').GetProperty('CanSendTelemetry').GetValue($null)"
        );

        Assert.Equal("False\n", run.Output);
    }

    [Fact]
    public void Every_library_that_a_command_refers_to_is_there_but_the_compiler()
    {
        ILookup<string, string> there = Directory
            .EnumerateFiles(AppContext.BaseDirectory, "*.dll", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
        var left = new Queue<string>(there.Select(group => group.Key).Where(IsOfPowerShell));
        var seen = new HashSet<string>(left, StringComparer.OrdinalIgnoreCase);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        while (left.TryDequeue(out string? name))
        {
            if (!there.Contains(name))
                missing.Add(name);
            foreach (string reference in there[name].SelectMany(ReferencesOf).Where(seen.Add))
                left.Enqueue(reference);
        }

        Assert.Contains("Microsoft.PowerShell.Commands.Utility", seen);
        // Nrbf belongs to Windows' desktop .NET; PowerShell's packages lack it too.
        Assert.Equal(["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Formats.Nrbf"], missing);
    }

    private static bool IsOfPowerShell(string library) =>
        library.StartsWith("Microsoft.PowerShell.", StringComparison.Ordinal)
        || library is "System.Management.Automation" or "Microsoft.Management.Infrastructure.CimCmdlets";

    private static IEnumerable<string> ReferencesOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata)
            return [];
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }
}
