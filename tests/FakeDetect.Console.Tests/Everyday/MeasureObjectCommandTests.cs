using System.Globalization;
using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

public sealed class MeasureObjectCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Fact]
    public void Objects_are_counted()
    {
        PSObject measure = Assert.Single(_shell.Run("'a', 'b', 'c' | Measure-Object"));

        Assert.Equal(3, measure.Properties["Count"].Value);
        Assert.Null(measure.Properties["Sum"].Value);
    }

    [Fact]
    public void Nothing_counts_as_0() =>
        Assert.Equal(0, Assert.Single(_shell.Run("@() | Measure-Object")).Properties["Count"].Value);

    [Fact]
    public void Numbers_are_summed_averaged_and_spread()
    {
        PSObject measure = Assert.Single(_shell.Run("2, 4, 4, 4, 5, 5, 7, 9 | Measure-Object -AllStats"));
        string Text(string name) =>
            Convert
                .ToDouble(measure.Properties[name].Value, CultureInfo.InvariantCulture)
                .ToString("F4", CultureInfo.InvariantCulture);

        Assert.Equal(
            "40.0000 5.0000 2.0000 9.0000",
            $"{Text("Sum")} {Text("Average")} {Text("Minimum")} {Text("Maximum")}"
        );
        // Of the sample: sqrt(32 / 7).
        Assert.Equal("2.1381", Text("StandardDeviation"));
    }

    [Fact]
    public void Properties_are_measured_where_they_are()
    {
        PSObject measure = Assert.Single(_shell.Run("'abc', 5, 'a' | Measure-Object Length -Sum -Maximum"));

        Assert.Equal("Length", measure.Properties["Property"].Value);
        Assert.Equal(2, measure.Properties["Count"].Value);
        Assert.Equal(4.0, measure.Properties["Sum"].Value);
        Assert.Equal(3, measure.Properties["Maximum"].Value);
    }

    [Fact]
    public void What_is_no_number_or_not_there_is_an_error()
    {
        _shell.Run("'a', 1 | Measure-Object -Sum; 1 | Measure-Object Nope");

        Assert.Equal(
            ["NotNumeric", "PropertyNotFound"],
            _shell.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])
        );
    }

    public void Dispose() => _shell.Dispose();
}
