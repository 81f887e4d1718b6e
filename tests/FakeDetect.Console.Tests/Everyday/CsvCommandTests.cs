using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

/// <summary>ConvertTo-Csv, ConvertFrom-Csv, Export-Csv, Import-Csv.</summary>
public sealed class CsvCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Fact]
    public void Fields_are_quoted_and_nulls_left_empty() =>
        Assert.Equal(
            ["\"Name\",\"Note\",\"Score\"", "\"a,\"\"b\"\"\",,\"0.5\""],
            _shell.Texts("[pscustomobject]@{ Name = 'a,\"b\"'; Note = $null; Score = 0.5 } | ConvertTo-Csv")
        );

    [Fact]
    public void What_is_exported_is_imported_again()
    {
        Assert.Equal(
            ["a,\"b\"\nc|", "x|2"],
            _shell.Texts(
                "[pscustomobject]@{ Name = \"a,`\"b`\"`nc\"; N = $null }, [pscustomobject]@{ Name = 'x'; N = 2; Extra = 1 } | Export-Csv o.csv; Import-Csv o.csv | ForEach-Object { \"$($_.Name)|$($_.N)\" }"
            )
        );
    }

    [Fact]
    public void Appending_keeps_the_columns_of_the_file()
    {
        _shell.Run(
            "[pscustomobject]@{ A = 1; B = 2 } | Export-Csv o.csv; [pscustomobject]@{ B = 4; A = 3 } | Export-Csv o.csv -Append"
        );

        Assert.Equal(["\"A\",\"B\"", "\"1\",\"2\"", "\"3\",\"4\""], _shell.Texts("Get-Content o.csv"));
    }

    [Fact]
    public void Delimiter_and_header_are_taken()
    {
        PSObject row = Assert.Single(_shell.Run("'1;2' | ConvertFrom-Csv -Delimiter ';' -Header X, Y"));

        Assert.Equal(["X=1", "Y=2"], row.Properties.Select(property => $"{property.Name}={property.Value}"));
    }

    [Fact]
    public void A_quoted_field_that_does_not_end_is_an_error()
    {
        string file = _shell.Write("bad.csv", "A\n\"x\n");

        Assert.Empty(_shell.Run("Import-Csv bad.csv"));

        ErrorRecord error = Assert.Single(_shell.Errors);
        Assert.StartsWith("FileNotReadable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(file, error.TargetObject);
    }

    public void Dispose() => _shell.Dispose();
}
