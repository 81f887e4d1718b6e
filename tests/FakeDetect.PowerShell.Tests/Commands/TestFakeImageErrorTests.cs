using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>What fails, how it is said, and what goes on.</summary>
public sealed class TestFakeImageErrorTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_broken_picture_is_an_error_with_id_target_and_next_step_and_the_next_one_goes_on()
    {
        _sandbox.White("a.png");
        string broken = _sandbox.Text("b.png", "no picture");
        _sandbox.Black("c.png");

        RunResult result = session.Run("Test-FakeImage $args[0]", _sandbox.Root);

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.EndsWith(",FakeDetect.TestFakeImageCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(broken, error.TargetObject);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("b.png", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void ErrorAction_Stop_ends_at_the_first_broken_picture()
    {
        _sandbox.White("a.png");
        _sandbox.Text("b.png", "no picture");
        _sandbox.White("c.png");

        RunResult result = session.Run("Test-FakeImage $args[0] -ErrorAction Stop", _sandbox.Root);

        Assert.IsType<ActionPreferenceStopException>(result.Failure);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("SilentlyContinue", 1)]
    [InlineData("Ignore", 0)]
    public void ErrorVariable_gets_what_ErrorAction_keeps_quiet(string action, int kept)
    {
        _sandbox.White("a.png");
        _sandbox.Text("b.png", "no picture");

        RunResult result = session.Run(
            $"Test-FakeImage $args[0] -ErrorAction {action} -ErrorVariable bad; $bad.Count",
            _sandbox.Root
        );

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(kept, result.Output[1].BaseObject);
    }

    [Fact]
    public void A_model_that_is_not_there_ends_the_command()
    {
        RunResult result = session.Run("Test-FakeImage $args[0] -Model no-such-model", _sandbox.White("a.png"));

        Assert.Equal("ModelNotFound,FakeDetect.TestFakeImageCommand", result.Terminating?.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Terminating?.CategoryInfo.Category);
    }

    [Fact]
    public void A_model_whose_network_was_changed_is_refused()
    {
        string model = TinyModel.Copy(_sandbox.PathOf("changed"), card => card["onnxSha256"] = new string('0', 64));

        RunResult result = session.Run("Test-FakeImage $args[0] -Model $args[1]", _sandbox.White("a.png"), model);

        Assert.StartsWith("ModelHashMismatch,", result.Terminating?.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_device_that_is_asked_for_and_not_there_ends_the_command_and_says_what_to_install()
    {
        Assert.SkipWhen(File.Exists("/dev/nvidia0") || OperatingSystem.IsWindows(), "There may be a CUDA device.");

        RunResult result = session.Run("Test-FakeImage $args[0] -Device Cuda", _sandbox.White("a.png"));

        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Terminating?.CategoryInfo.Category);
        Assert.Contains("CUDA", result.Terminating?.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_says_in_Verbose_where_the_network_runs_and_why()
    {
        RunResult result = session.Run("Test-FakeImage $args[0] -Device Auto -Verbose", _sandbox.White("a.png"));

        Assert.Contains(result.Verbose, line => line.StartsWith("The network runs on C", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.StartsWith("Model tiny-detector (", StringComparison.Ordinal));
    }

    [Fact]
    public void The_model_that_was_loaded_is_an_information_record_for_machines()
    {
        RunResult result = session.Run("Test-FakeImage $args[0]", _sandbox.White("a.png"));

        InformationRecord record = Assert.Single(result.Information);
        Assert.Equal(["FakeDetect", "ModelLoaded"], record.Tags);
        Assert.Equal("tiny-detector", PSObject.AsPSObject(record.MessageData).Properties["Model"].Value);
    }

    [Fact]
    public void A_picture_above_MaxPixels_is_an_error()
    {
        RunResult result = session.Run("Test-FakeImage $args[0] -MaxPixels 1599", _sandbox.White("a.png"));

        Assert.Single(result.Errors);
        Assert.Single(session.Run("Test-FakeImage $args[0] -MaxPixels 1600", _sandbox.PathOf("a.png")).ThrowIfFailed());
    }

    [Theory]
    [InlineData("-Threshold 1.5")]
    [InlineData("-Threshold -0.1")]
    [InlineData("-BatchSize 0")]
    [InlineData("-ThrottleLimit 0")]
    [InlineData("-CropSize 0")]
    [InlineData("-MaxPixels 0")]
    [InlineData("-DeviceId -1")]
    [InlineData("-View Half")]
    [InlineData("-Device Abacus")]
    [InlineData("-Gray16 Low")]
    [InlineData("-Model ''")]
    [InlineData("-Model 7.5")]
    public void A_value_out_of_range_is_refused_before_anything_begins(string arguments)
    {
        RunResult result = session.Run($"Test-FakeImage $args[0] {arguments}", _sandbox.White("a.png"));

        Assert.IsAssignableFrom<ParameterBindingException>(result.Failure);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_throw_downstream_ends_the_pipeline_and_is_not_swallowed()
    {
        for (int i = 0; i < 20; i++)
            _sandbox.White($"{i:D2}.png");

        RunResult result = session.Run("Test-FakeImage $args[0] | ForEach-Object { throw 'mine' }", _sandbox.Root);

        Assert.Equal("mine", result.Failure?.Message);
        Assert.Equal("mine", Assert.Single(result.ErrorIds));
    }

    [Fact]
    public void A_break_downstream_ends_the_pipeline_and_the_module_works_on()
    {
        for (int i = 0; i < 20; i++)
            _sandbox.White($"{i:D2}.png");

        RunResult result = session.Run(
            "foreach ($x in 1) { Test-FakeImage $args[0] | ForEach-Object { $_; break } }; 'after'",
            _sandbox.Root
        );

        Assert.Equal(1, result.ThrowIfFailed().Count(item => item.TypeNames[0] == "FakeDetect.FakeImageResult"));
        Assert.Equal(20, session.Run("Test-FakeImage $args[0]", _sandbox.Root).ThrowIfFailed().Count);
    }
}
