using FakeDetect.Console.Invocation;

namespace FakeDetect.Console.Tests.Invocation;

public sealed class RequestTests
{
    [Theory]
    [InlineData("Get-Stub", "a", "b")]
    [InlineData("-Command", "Get-Stub", "a", "b")]
    [InlineData("-c", "Get-Stub a", "b")]
    [InlineData("--", "Get-Stub", "a", "b")]
    public void Words_are_joined_to_one_command_line(params string[] arguments)
    {
        Request request = Request.Parse(arguments, inputIsRedirected: true);

        Assert.Equal(RequestKind.CommandLine, request.Kind);
        Assert.Equal("Get-Stub a b", request.Text);
    }

    [Fact]
    public void What_follows_a_script_file_is_its_arguments_even_if_it_looks_like_an_option()
    {
        Request request = Request.Parse(
            ["-Module", "m.psd1", "-File", "s.ps1", "--help", "-c"],
            inputIsRedirected: true
        );

        Assert.Equal(RequestKind.ScriptFile, request.Kind);
        Assert.Equal("s.ps1", request.Text);
        Assert.Equal("m.psd1", request.ModulePath);
        Assert.Equal(["--help", "-c"], request.ScriptArguments);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-Command", "-")]
    [InlineData("-Module", "m.psd1")]
    public void Commands_come_from_standard_input_when_asked_for_or_when_there_are_none(params string[] arguments) =>
        Assert.Equal(RequestKind.StandardInput, Request.Parse(arguments, inputIsRedirected: true).Kind);

    [Theory]
    [InlineData]
    [InlineData("-Foo", "x")]
    [InlineData("-File")]
    [InlineData("-Command")]
    [InlineData("-Module")]
    [InlineData("  ")]
    public void Arguments_without_a_meaning_are_refused(params string[] arguments) =>
        Assert.Throws<UsageException>(() => Request.Parse(arguments, inputIsRedirected: false));
}
