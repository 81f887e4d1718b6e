using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

public sealed class SelectObjectCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Theory]
    [InlineData("1..5 | Select-Object -First 2", "1 2")]
    [InlineData("1..5 | Select-Object -Last 2", "4 5")]
    [InlineData("1..5 | Select-Object -Skip 3", "4 5")]
    [InlineData("1..5 | Select-Object -Skip 1 -First 2", "2 3")]
    [InlineData("1..5 | Select-Object -Skip 1 -Last 2", "3 4")]
    [InlineData("1..5 | Select-Object -First 0", "")]
    [InlineData("1, 2, 1, 1.0, 'a', 'A', 'a' | Select-Object -Unique", "1 2 a A")]
    [InlineData("@{ a = 1, 2, 3 } | Select-Object -ExpandProperty a", "1 2 3")]
    public void It_picks_by_position_and_value(string script, string expected) =>
        Assert.Equal(expected, string.Join(' ', _shell.Texts(script)));

    [Fact]
    public void First_ends_the_commands_before_it()
    {
        Assert.Equal(
            ["1", "2", "after"],
            _shell.Texts("1..2000000000 | ForEach-Object { $script:seen = $_; $_ } | Select-Object -First 2; 'after'")
        );
        Assert.Equal("2", Assert.Single(_shell.Texts("$script:seen")));
    }

    [Fact]
    public void Properties_are_taken_by_name_by_pattern_and_by_expression()
    {
        PSObject made = Assert.Single(
            _shell.Run(
                "[pscustomobject]@{ Name = 'x'; Length = 2048; Lengthy = 1; Other = 0 } | Select-Object Name, Len*, @{ n = 'KB'; e = { $_.Length / 1KB } }, Missing -ExcludeProperty Lengthy"
            )
        );

        Assert.Equal(
            ["Name=x", "Length=2048", "KB=2", "Missing="],
            made.Properties.Select(property => $"{property.Name}={property.Value}")
        );
    }

    [Fact]
    public void A_property_to_expand_that_is_missing_is_an_error()
    {
        Assert.Empty(_shell.Run("'x' | Select-Object -ExpandProperty Nope"));
        Assert.StartsWith(
            "PropertyNotFound,",
            Assert.Single(_shell.Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_calculated_property_with_an_unknown_key_is_refused()
    {
        Assert.Empty(_shell.Run("1 | Select-Object @{ Nome = 'x'; Expression = { 1 } }"));
        Assert.Contains("Nome", Assert.Single(_shell.Errors).Exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();
}
