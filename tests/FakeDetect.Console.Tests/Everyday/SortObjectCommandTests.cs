namespace FakeDetect.Console.Tests.Everyday;

public sealed class SortObjectCommandTests : IDisposable
{
    private const string Items =
        "$items = foreach ($pair in ('b', 2), ('a', 10), ('c', 2)) { [pscustomobject]@{ Name = $pair[0]; Size = $pair[1] } }; ";

    private readonly EverydayShell _shell = new();

    [Theory]
    [InlineData("3, 1, 2 | Sort-Object", "1 2 3")]
    [InlineData("10, 9, 2 | Sort-Object -Descending", "10 9 2")]
    [InlineData("'b', 'A', 'a', 'b' | Sort-Object -Unique", "A b")]
    [InlineData("3, $null, 1 | Sort-Object", "1 3")]
    [InlineData("($items | Sort-Object Size).Name", "b c a")]
    [InlineData("($items | Sort-Object Size -Descending).Name", "a b c")]
    [InlineData("($items | Sort-Object Size, Name -Top 2).Name", "b c")]
    [InlineData(
        "($items | Sort-Object @{ e = 'Size'; Descending = $true }, @{ e = { $_.Name }; Descending = $true }).Name",
        "a c b"
    )]
    [InlineData("(@($items) + [pscustomobject]@{ Name = 'none' } | Sort-Object Size -Descending).Name", "a b c none")]
    public void It_orders_as_PowerShell_does(string script, string expected) =>
        Assert.Equal(expected, string.Join(' ', _shell.Texts(Items + script)));

    public void Dispose() => _shell.Dispose();
}
