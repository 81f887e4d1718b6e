using FakeDetect.Evaluation.Measuring;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class ReferenceCsvTests
{
    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(2 / 3.0, "0.6666666666666666")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(double.NaN, "nan")]
    public void Numbers_are_written_as_python_writes_them(double value, string expected) =>
        Assert.Equal(expected, ReferenceCsv.PythonText(value));
}
