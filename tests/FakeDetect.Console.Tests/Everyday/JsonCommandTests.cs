namespace FakeDetect.Console.Tests.Everyday;

/// <summary>ConvertTo-Json, ConvertFrom-Json.</summary>
public sealed class JsonCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Theory]
    [InlineData("1, 2.5, 'a', $true, $null | ConvertTo-Json -Compress", "[1,2.5,\"a\",true,null]")]
    [InlineData(
        "[pscustomobject]@{ a = 1; b = [ordered]@{ c = 'x' } } | ConvertTo-Json -Compress",
        "{\"a\":1,\"b\":{\"c\":\"x\"}}"
    )]
    [InlineData("'x' | ConvertTo-Json -AsArray -Compress", "[\"x\"]")]
    [InlineData("ConvertTo-Json @(1) -Compress", "[1]")]
    [InlineData("[System.DayOfWeek]::Monday | ConvertTo-Json", "1")]
    [InlineData("[System.DayOfWeek]::Monday | ConvertTo-Json -EnumsAsStrings", "\"Monday\"")]
    [InlineData("[double]::NaN, 1e300 | ConvertTo-Json -Compress", "[\"NaN\",1E+300]")]
    [InlineData(
        "[datetime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Utc) | ConvertTo-Json",
        "\"2026-01-02T03:04:05.0000000Z\""
    )]
    public void Values_are_written(string script, string expected) =>
        Assert.Equal(expected, Assert.Single(_shell.Texts(script)));

    [Fact]
    public void What_lies_below_the_depth_is_text_and_a_warning()
    {
        Assert.Equal(
            "{\"a\":{\"b\":\"1 2\"}}",
            Assert.Single(_shell.Texts("@{ a = @{ b = 1, 2 } } | ConvertTo-Json -Depth 1 -Compress"))
        );
        Assert.Contains("depth of 1", Assert.Single(_shell.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("('{\"a\":[1,2]}' | ConvertFrom-Json).a -join ','", "1,2")]
    [InlineData("('[{\"a\":1},{\"a\":2}]' | ConvertFrom-Json).a -join ','", "1,2")]
    [InlineData("('{', '\"a\": 1.5', '}' | ConvertFrom-Json).a", "1.5")]
    [InlineData("('{\"t\":\"2026-01-02T03:04:05Z\"}' | ConvertFrom-Json).t.Year", "2026")]
    [InlineData("('{\"a\":{\"b\":3}}' | ConvertFrom-Json -AsHashtable)['a']['b']", "3")]
    public void Text_is_read(string script, string expected) =>
        Assert.Equal(expected, Assert.Single(_shell.Texts(script)));

    [Fact]
    public void Text_that_is_no_JSON_is_an_error()
    {
        Assert.Empty(_shell.Run("'{' | ConvertFrom-Json"));

        Assert.StartsWith("InvalidJson,", Assert.Single(_shell.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    public void Dispose() => _shell.Dispose();
}
