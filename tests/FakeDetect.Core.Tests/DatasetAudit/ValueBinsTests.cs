using FakeDetect.Datasets.Audit;
using Xunit;

namespace FakeDetect.Core.Tests.DatasetAudit;

public sealed class ValueBinsTests
{
    [Fact]
    public void Few_values_stand_for_themselves() =>
        Assert.Equal(["1", "2.5", null, "1"], ValueBins.Of([1, 2.5, double.NaN, 1]));

    [Fact]
    public void Many_values_become_ranges_of_about_as_many_each()
    {
        string?[] words = ValueBins.Of([.. Enumerable.Range(0, 1000).Select(i => (double)i)]);

        Assert.Equal(16, words.Distinct().Count());
        Assert.Equal("below 62", words[61]);
        Assert.Equal("62 to 125", words[62]);
        Assert.Equal("from 937", words[999]);
    }
}
