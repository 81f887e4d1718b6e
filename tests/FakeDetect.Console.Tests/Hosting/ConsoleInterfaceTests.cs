using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using FakeDetect.Console.Hosting;

namespace FakeDetect.Console.Tests.Hosting;

public sealed class ConsoleInterfaceTests
{
    [Fact]
    public void Colours_are_written_to_a_terminal()
    {
        using var output = new StringWriter();
        ConsoleInterface shown = On(output, styled: true);

        shown.Write(ConsoleColor.Red, (ConsoleColor)(-1), "Fake");

        Assert.Equal("\e[91mFake\e[0m", output.ToString());
    }

    [Fact]
    public void Colours_are_taken_out_elsewhere()
    {
        using var output = new StringWriter();
        ConsoleInterface shown = On(output, styled: false);

        shown.WriteLine("\e[31;1mFake\e[0m");

        Assert.Equal("Fake" + Environment.NewLine, output.ToString());
    }

    [Theory]
    [InlineData(ConsoleColor.DarkBlue, "\e[34mx\e[0m")]
    [InlineData(ConsoleColor.DarkRed, "\e[31mx\e[0m")]
    [InlineData(ConsoleColor.Yellow, "\e[93mx\e[0m")]
    [InlineData(ConsoleColor.Cyan, "\e[96mx\e[0m")]
    public void Console_colours_keep_their_hue(ConsoleColor color, string expected) =>
        Assert.Equal(expected, AnsiStyle.Colored("x", color, (ConsoleColor)(-1)));

    [Fact]
    public void A_choice_is_answered_by_its_letter_its_label_or_the_default()
    {
        Collection<ChoiceDescription> choices = [new("&Yes"), new("Yes to &All"), new("&No")];
        int Answer(string typed) =>
            new Questions(
                new Terminal(
                    TextWriter.Null,
                    TextWriter.Null,
                    OutputStyled: false,
                    ErrorStyled: false,
                    ErrorMoves: false,
                    CanAsk: true
                ),
                new StringReader(typed)
            ).AskForChoice("Confirm", "Sure?", choices, defaultChoice: 0);

        Assert.Equal(2, Answer("n\n"));
        Assert.Equal(1, Answer("what?\nyes to all\n"));
        Assert.Equal(0, Answer("\n"));
    }

    [Fact]
    public void A_question_is_refused_when_nobody_can_answer()
    {
        using var output = new StringWriter();

        Assert.Throws<HostException>(() =>
            On(output, styled: false).PromptForChoice("Confirm", "Sure?", [new("&Yes"), new("&No")], 0)
        );
    }

    private static ConsoleInterface On(StringWriter output, bool styled)
    {
        var terminal = new Terminal(
            output,
            TextWriter.Null,
            OutputStyled: styled,
            ErrorStyled: false,
            ErrorMoves: false,
            CanAsk: false
        );
        return new ConsoleInterface(terminal, new ErrorView(terminal));
    }
}
