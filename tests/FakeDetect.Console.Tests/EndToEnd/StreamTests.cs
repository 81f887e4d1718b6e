namespace FakeDetect.Console.Tests.EndToEnd;

public sealed class StreamTests
{
    [Fact]
    public async Task Results_go_to_standard_output_and_everything_about_them_to_standard_error()
    {
        ConsoleRun run = await ConsoleRun.Of(
            "'result'; Write-Warning w1; Write-Verbose v1 -Verbose; Write-Debug d1 -Debug; Write-Error e1; Write-Host h1"
        );

        Assert.Equal("result\nh1\n", run.Output);
        Assert.Contains("WARNING: w1\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("VERBOSE: v1\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("DEBUG: d1\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("Write-Error: e1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_shown_with_its_reason_id_file_and_next_step()
    {
        ConsoleRun run = await ConsoleRun.Of("Write-StubError");

        Assert.Equal(
            "Write-StubError: The data ends early.\n    id    StubUnreadable\n    file  /pictures/a[1].png\n    next  Get a complete copy.\n",
            run.Error
        );
    }

    [Fact]
    public async Task No_escape_sequences_reach_a_redirected_output()
    {
        ConsoleRun run = await ConsoleRun.Of(
            "Get-Stub x | Format-Table; Write-Host red -ForegroundColor Red; Write-Warning w; Write-StubError"
        );

        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\e', run.Error);
    }

    [Fact]
    public async Task Objects_are_shown_through_the_engines_own_formatting()
    {
        ConsoleRun run = await ConsoleRun.Of("Get-Stub x");

        Assert.Equal("\nName Answer\n---- ------\nx        42\n\n", run.Output);
    }

    [Fact]
    public async Task A_question_that_nobody_can_answer_is_an_error_that_says_so()
    {
        ConsoleRun run = await ConsoleRun.Of("Get-Stub");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Name", run.Error, StringComparison.Ordinal);
        Assert.Contains("mandatory", run.Error, StringComparison.Ordinal);
    }
}
