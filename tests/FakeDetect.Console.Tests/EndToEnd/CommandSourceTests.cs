namespace FakeDetect.Console.Tests.EndToEnd;

public sealed class CommandSourceTests
{
    [Fact]
    public async Task Standard_input_is_run_when_there_is_no_command_line()
    {
        ConsoleRun run = await ConsoleRun.WithInput("$a = 20\n$a + 1\nexit 3\n");

        Assert.Equal("21\n", run.Output);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public async Task Standard_input_is_data_for_a_command_line_that_uses_input()
    {
        ConsoleRun run = await ConsoleRun.WithInput("a.png\nb c.png\n", "$input | ForEach-Object { \"<$_>\" }");

        Assert.Equal("<a.png>\n<b c.png>\n", run.Output);
    }

    [Fact]
    public async Task Empty_standard_input_is_bad_usage_and_not_success()
    {
        ConsoleRun run = await ConsoleRun.Of();

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task A_script_file_gets_its_arguments_as_they_are()
    {
        string script = Path.Combine(Directory.CreateTempSubdirectory("fakedetect-").FullName, "it's a script.ps1");
        await File.WriteAllTextAsync(
            script,
            "param([string] $Name, [switch] $Loud, $Rest)\n\"$Name|$Loud|$Rest\"\nWrite-StubError\n",
            TestContext.Current.CancellationToken
        );
        try
        {
            ConsoleRun run = await ConsoleRun.Of("-File", script, "-Name", "a $b 'c'", "-Loud:$true", "x*");

            Assert.Equal("a $b 'c'|True|x*\n", run.Output);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains("it's a script.ps1:3", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
        }
    }

    [Fact]
    public async Task Help_says_whose_the_commands_are_and_what_is_missing()
    {
        ConsoleRun run = await ConsoleRun.Of("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The commands are PowerShell's own", run.Output, StringComparison.Ordinal);
        Assert.Contains("Add-Type", run.Output, StringComparison.Ordinal);
        Assert.Contains("There is no interactive prompt", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_names_the_engine()
    {
        ConsoleRun run = await ConsoleRun.Of("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(
            @"^FakeDetect\.Console \d+\.\d+\.\d+\S* \(PowerShell engine 7\.\d+\.\d+, \.NET 10\.",
            run.Output
        );
    }
}
