using System.Collections;
using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Help;

/// <summary>What Get-Help shows.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Cmdlets => [.. ExportedCmdlets.Names];

    public static TheoryData<string> Topics =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "docs", "en-US"), "about_*.md")
                .Select(Path.GetFileNameWithoutExtension)
                .Order()
                .OfType<string>(),
        ];

    [Fact]
    public void The_pages_are_complete_and_as_the_module_is()
    {
        (int exitCode, _, string error) = ChildProcess.Run(
            Repository.Tool("FakeDetect.Help"),
            "check",
            Repository.Root
        );

        Assert.True(exitCode == 0, error);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_synopsis_description_examples_inputs_and_outputs(string cmdlet)
    {
        using ModuleSession session = new();
        RunResult result = session.Run(
            """
            $h = Get-Help $args[0] -Full
            [pscustomobject]@{
                Synopsis = $h.Synopsis
                Description = ($h.description | ForEach-Object Text) -join ' '
                Examples = @($h.examples.example.code)
                Undescribed = @($h.parameters.parameter | Where-Object { -not "$($_.description.Text)".Trim() } | ForEach-Object name)
                Inputs = @($h.inputTypes.inputType).Count
                Outputs = @($h.returnValues.returnValue).Count
            }
            """,
            cmdlet
        );

        PSObject help = Assert.Single(result.ThrowIfFailed());
        // Without a help file, PowerShell makes a synopsis out of the syntax.
        Assert.DoesNotContain("[-", (string)help.Properties["Synopsis"].Value, StringComparison.Ordinal);
        Assert.NotEmpty((string)help.Properties["Synopsis"].Value);
        Assert.NotEmpty((string)help.Properties["Description"].Value);
        Assert.InRange(((ICollection)help.Properties["Examples"].Value).Count, 2, 20);
        Assert.Empty((ICollection)help.Properties["Undescribed"].Value);
        Assert.InRange((int)help.Properties["Inputs"].Value, 1, 20);
        Assert.InRange((int)help.Properties["Outputs"].Value, 1, 20);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Get_Help_shows_the_topic(string topic)
    {
        using ModuleSession session = new();

        string text = $"{Assert.Single(session.Run("Get-Help $args[0]", topic).ThrowIfFailed())}";

        Assert.Contains("SHORT DESCRIPTION", text, StringComparison.Ordinal);
        Assert.All(
            text.Split('\n').Where(line => !line.StartsWith("        ", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, 80)
        );
    }
}
