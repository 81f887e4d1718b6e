using FakeDetect.Console.Invocation;

namespace FakeDetect.Console.Tests.Invocation;

public sealed class ScriptTextTests
{
    [Theory]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("$x", "'$x'")]
    [InlineData("-Name", "-Name")]
    [InlineData("-Quiet:$true", "-Quiet:$true")]
    [InlineData("-Name:$(evil)", "-Name:'$(evil)'")]
    [InlineData("-5", "'-5'")]
    [InlineData("-a;b", "'-a;b'")]
    [InlineData("-a\nb", "'-a\nb'")]
    public void A_script_argument_is_literal_text_or_a_parameter_name(string argument, string expected) =>
        Assert.Equal($"& '/s.ps1' {expected}", ScriptText.CallOf("/s.ps1", [argument]));

    [Theory]
    [InlineData("$input | Test-FakeImage", true)]
    [InlineData("@($INPUT).Count", true)]
    [InlineData("1..3 | ForEach-Object { $input }", false)]
    [InlineData("'$input'", false)]
    public void Standard_input_is_read_only_for_a_command_line_that_names_it(string commandLine, bool expected) =>
        Assert.Equal(
            expected,
            ScriptText.ReadsInput(commandLine, new Request(RequestKind.CommandLine, commandLine, [], null))
        );
}
