using System.Management.Automation;
using FakeDetect.Console.Hosting;

namespace FakeDetect.Console.Tests.Hosting;

public sealed class ProgressLineTests
{
    [Fact]
    public void Progress_with_a_percentage_draws_a_bar_and_the_time_left()
    {
        var record = new ProgressRecord(0, "Scoring", "5 of 10") { PercentComplete = 50, SecondsRemaining = 75 };

        Assert.Equal("Scoring [##########..........] 50 %  5 of 10  00:01:15 left", ProgressLine.Line(record, 80));
    }

    [Fact]
    public void Progress_of_an_unknown_total_draws_no_bar() =>
        Assert.Equal("Scoring  5 done", ProgressLine.Line(new ProgressRecord(0, "Scoring", "5 done"), 80));

    [Fact]
    public void A_line_stays_below_the_width_of_the_terminal() =>
        Assert.Equal(19, ProgressLine.Line(new ProgressRecord(0, "Scoring", "a long and\nbroken status"), 20).Length);

    [Fact]
    public void Progress_is_erased_when_it_completes()
    {
        using var error = new StringWriter();
        var line = new ProgressLine(
            new Terminal(
                TextWriter.Null,
                error,
                OutputStyled: false,
                ErrorStyled: false,
                ErrorMoves: true,
                CanAsk: false
            )
        );

        line.Show(new ProgressRecord(0, "Scoring", "1 done"));
        line.Show(new ProgressRecord(0, "Scoring", "1 done") { RecordType = ProgressRecordType.Completed });

        Assert.Equal("\r\e[2KScoring  1 done\r\e[2K", error.ToString());
    }

    [Fact]
    public void Nothing_is_drawn_where_standard_error_is_no_terminal()
    {
        using var error = new StringWriter();
        var line = new ProgressLine(
            new Terminal(
                TextWriter.Null,
                error,
                OutputStyled: false,
                ErrorStyled: false,
                ErrorMoves: false,
                CanAsk: false
            )
        );

        line.Show(new ProgressRecord(0, "Scoring", "1 done"));

        Assert.Empty(error.ToString());
    }
}
