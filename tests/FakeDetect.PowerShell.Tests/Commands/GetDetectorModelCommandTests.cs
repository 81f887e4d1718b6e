using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

[Collection(nameof(AloneCollection))]
public sealed class GetDetectorModelCommandTests : IDisposable
{
    private const string Variable = "FAKEDETECT_MODELS";

    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public GetDetectorModelCommandTests() => Environment.SetEnvironmentVariable(Variable, _sandbox.Root);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void The_models_of_the_environment_variable_are_listed_with_their_cards()
    {
        string folder = TinyModel.Copy(
            _sandbox.PathOf("tiny-one"),
            card =>
            {
                card["realBelow"] = 0.25;
                card["results"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["ap"] = 0.875,
                    ["sets"] = new System.Text.Json.Nodes.JsonArray("a", "b"),
                };
            }
        );

        PSObject model = Assert.Single(_session.Run("Get-DetectorModel tiny-*").ThrowIfFailed());

        Assert.Equal("FakeDetect.DetectorModelInfo", model.TypeNames[0]);
        Assert.Equal("tiny-one", model.Properties["Name"].Value);
        Assert.Equal(folder, model.Properties["Path"].Value);
        Assert.Equal(0.25, model.Properties["RealBelow"].Value);
        Assert.Equal(0.875, _session.Run("(Get-DetectorModel tiny-one).Results.ap").ThrowIfFailed()[0].BaseObject);
        Assert.Equal("b", _session.Run("(Get-DetectorModel tiny-one).Results.sets[1]").ThrowIfFailed()[0].BaseObject);
    }

    [Fact]
    public void A_changed_model_is_an_error_and_the_others_are_listed()
    {
        TinyModel.Copy(_sandbox.PathOf("tiny-bad"), card => card["onnxSha256"] = new string('0', 64));
        TinyModel.Copy(_sandbox.PathOf("tiny-good"));

        RunResult result = _session.Run("Get-DetectorModel tiny-*");

        Assert.Equal(["ModelHashMismatch"], result.ErrorIds);
        Assert.Equal("tiny-good", Assert.Single(result.Output).Properties["Name"].Value);
    }

    [Fact]
    public void A_name_that_is_not_there_is_an_error_and_a_wildcard_without_a_match_is_none()
    {
        Assert.Equal(["ModelNotFound"], _session.Run("Get-DetectorModel no-such-model").ErrorIds);
        Assert.Empty(_session.Run("Get-DetectorModel no-such-*").ThrowIfFailed());
    }

    [Fact]
    public void A_folder_is_read_wherever_it_lies()
    {
        Assert.Equal(
            ["tiny-detector"],
            _session.Run("Get-DetectorModel -LiteralPath $args[0]", Repository.TinyDetector).Values<string>("Name")
        );
    }

    [Theory]
    [InlineData("Test-FakeImage $args[0] -Model tiny-one")]
    [InlineData("Test-FakeImage $args[0] -Model TINY-ONE")]
    [InlineData("Test-FakeImage $args[0] -Model (Get-DetectorModel tiny-one)")]
    [InlineData("Test-FakeImage $args[0] -Model ([IO.DirectoryInfo](Get-DetectorModel tiny-one).Path)")]
    [InlineData("Set-Location $args[1]; Test-FakeImage $args[0] -Model ./tiny-one")]
    [InlineData("Test-FakeImage $args[0] -Model ([pscustomobject]@{ Name = 'tiny-one' })")]
    public void A_model_is_taken_by_name_by_path_and_as_an_object(string script)
    {
        TinyModel.Copy(_sandbox.PathOf("tiny-one"));

        Assert.Equal(
            ["tiny-one"],
            _session.Run(script, _sandbox.White("pictures/a.png"), _sandbox.Root).Values<string>("Model")
        );
    }

    [Fact]
    public void The_file_default_names_the_model_that_is_meant_where_none_is_named()
    {
        TinyModel.Copy(_sandbox.PathOf("tiny-one"));
        TinyModel.Copy(_sandbox.PathOf("tiny-two"));
        _sandbox.Text("default", "tiny-two\n");

        Assert.Equal(
            ["tiny-two"],
            _session.Run("Test-FakeImage $args[0]", _sandbox.White("pictures/a.png")).Values<string>("Model")
        );
        Assert.Equal(
            ["False", "True"],
            _session.Run("Get-DetectorModel tiny-one, tiny-two").Values<string>("IsDefault")
        );
    }
}
