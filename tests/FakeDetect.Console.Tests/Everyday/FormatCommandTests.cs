namespace FakeDetect.Console.Tests.Everyday;

/// <summary>Format-Table, Format-List, Out-String: the engine's formatter, reached by reflection.</summary>
public sealed class FormatCommandTests : IDisposable
{
    private const string Item = "[pscustomobject]@{ Name = 'x'; Answer = 42; Long = 1 } | ";

    private readonly EverydayShell _shell = new();

    [Theory]
    [InlineData("Format-Table Name, Answer", "\nName Answer\n---- ------\nx        42\n\n")]
    [InlineData("Format-Table Name, @{ n = 'Half'; e = { $_.Answer / 2 } } -HideTableHeaders", "\nx      21\n\n")]
    [InlineData("Format-List Name, Answer", "\nName   : x\nAnswer : 42\n\n")]
    public void Shapes_are_those_of_PowerShell(string command, string expected) =>
        Assert.Equal(expected, Assert.Single(_shell.Texts($"{Item}{command} | Out-String")).ReplaceLineEndings("\n"));

    [Fact]
    public void Out_String_gives_lines_when_asked() =>
        Assert.Equal(["", "Name : x", ""], _shell.Texts($"{Item}Format-List Name | Out-String -Stream"));

    [Fact]
    public void Out_String_keeps_to_the_width() =>
        Assert.All(
            _shell.Texts(
                $"[pscustomobject]@{{ Name = '{new string('x', 100)}'; Answer = 42 }} | Out-String -Stream -Width 30"
            ),
            line => Assert.True(line.Length <= 30)
        );

    public void Dispose() => _shell.Dispose();
}
