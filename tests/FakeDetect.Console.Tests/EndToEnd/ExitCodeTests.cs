namespace FakeDetect.Console.Tests.EndToEnd;

public sealed class ExitCodeTests
{
    [Fact]
    public async Task A_command_line_that_succeeds_ends_with_0()
    {
        ConsoleRun run = await ConsoleRun.Of("Get-Stub", "-Name", "first");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("first", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task An_error_of_the_last_command_ends_a_command_line_with_1()
    {
        ConsoleRun run = await ConsoleRun.Of("Write-StubError");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task An_error_before_the_last_command_does_not_change_the_exit_code()
    {
        ConsoleRun run = await ConsoleRun.Of("Write-StubError; 'after'");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("after\n", run.Output);
        Assert.Contains("StubUnreadable", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'enough'", "enough")]
    [InlineData("Write-StubError -ErrorAction Stop; 'not reached'", "StubUnreadable")]
    [InlineData("if (", "condition")]
    [InlineData("Get-NoSuchThing", "Get-NoSuchThing")]
    public async Task A_terminating_error_ends_with_1_and_says_what_happened(string commandLine, string expected)
    {
        ConsoleRun run = await ConsoleRun.Of(commandLine);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_that_exit_names_is_the_exit_code()
    {
        ConsoleRun run = await ConsoleRun.Of("'before'; exit 7; 'after'");

        Assert.Equal(7, run.ExitCode);
        Assert.Equal("before\n", run.Output);
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_end_with_2()
    {
        ConsoleRun run = await ConsoleRun.Of("-NoSuchOption");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("-NoSuchOption", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_file_that_is_missing_ends_with_2_and_its_name()
    {
        ConsoleRun run = await ConsoleRun.Of("-File", "no-such-script.ps1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no-such-script.ps1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_is_missing_ends_with_2_and_its_path()
    {
        ConsoleRun run = await ConsoleRun.Of("-Module", "/no/such/FakeDetect.psd1", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("FakeDetect.psd1", run.Error, StringComparison.Ordinal);
    }
}
