using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

/// <summary>Write-Output, Write-Error, Write-Host.</summary>
public sealed class WriteCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Theory]
    [InlineData("Write-Output 1 2 3", "1|2|3")]
    [InlineData("1, 2 | Write-Output", "1|2")]
    [InlineData("(Write-Output 1, 2 -NoEnumerate).Count", "2")]
    public void Write_Output_passes_on(string script, string expected) =>
        Assert.Equal(expected, string.Join('|', _shell.Texts(script)));

    [Fact]
    public void Write_Error_makes_a_record_with_what_it_is_given()
    {
        _shell.Run(
            "Write-Error 'no' -ErrorId Nope -Category InvalidData -TargetObject a.png -RecommendedAction 'Try b.png.'"
        );

        ErrorRecord error = Assert.Single(_shell.Errors);
        Assert.Equal("no", error.ErrorDetails.Message);
        Assert.Equal("Try b.png.", error.ErrorDetails.RecommendedAction);
        Assert.Equal("a.png", error.TargetObject);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.StartsWith("Nope,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Host_can_be_captured_as_information() =>
        Assert.Equal(
            "a b",
            Assert.Single(_shell.Texts("Write-Host a b -InformationVariable said; $said.MessageData.Message"))
        );

    public void Dispose() => _shell.Dispose();
}
