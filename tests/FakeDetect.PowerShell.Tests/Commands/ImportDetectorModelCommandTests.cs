using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class ImportDetectorModelCommandTests(DetectorSession session)
    : IClassFixture<DetectorSession>,
        IDisposable
{
    private static readonly string Onnx = Path.Combine(Repository.TinyDetector, "model.onnx");

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void An_ONNX_file_becomes_a_model_that_scores_at_once()
    {
        string white = _sandbox.White("white.png");

        RunResult result = session.Run(
            "$m = Import-DetectorModel $args[0] -OutputPath $args[1] -Mean 0.5, 0.5, 0.5 -Deviation 0.5, 0.5, 0.5 -CropSize 32; $m; Test-FakeImage $args[2] -Model $m",
            Onnx,
            _sandbox.PathOf("models/mine"),
            white
        );

        Assert.Equal("FakeDetect.DetectorModelInfo", result.ThrowIfFailed()[0].TypeNames[0]);
        Assert.Equal("mine", result.Output[0].Properties["Name"].Value);
        Assert.Equal(_sandbox.PathOf("models/mine"), result.Output[0].Properties["Path"].Value);
        Assert.Equal(8.0, (double)result.Output[1].Properties["Logit"].Value, 1e-4);
    }

    [Fact]
    public void A_published_checkpoint_is_recognised()
    {
        string checkpoint = Path.Combine(
            Repository.Root,
            "..",
            "shared",
            "checkpoints",
            "ferretnet-s",
            "ferretnet-s-median-3.pth"
        );
        Assert.SkipUnless(File.Exists(checkpoint), "../shared/checkpoints is not there.");

        PSObject model = Assert.Single(
            session
                .Run(
                    "Import-DetectorModel $args[0] -OutputPath $args[1] -Licence Apache-2.0 -Source 'FerretNet'",
                    checkpoint,
                    _sandbox.PathOf("ferret")
                )
                .ThrowIfFailed()
        );

        Assert.Equal("ferretnet", model.Properties["Architecture"].Value);
        Assert.Equal("Apache-2.0", model.Properties["Licence"].Value);
        Assert.Contains("FerretNet", (string)model.Properties["Provenance"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Assert.Empty(
            session
                .Run("Import-DetectorModel $args[0] -OutputPath $args[1] -WhatIf", Onnx, _sandbox.PathOf("mine"))
                .ThrowIfFailed()
        );

        Assert.False(Directory.Exists(_sandbox.PathOf("mine")));
    }

    [Fact]
    public void A_model_that_is_there_is_replaced_with_Force_only()
    {
        string folder = _sandbox.PathOf("mine");
        session.Run("Import-DetectorModel $args[0] -OutputPath $args[1] -CropSize 32", Onnx, folder).ThrowIfFailed();

        RunResult refused = session.Run(
            "Import-DetectorModel $args[0] -OutputPath $args[1] -CropSize 64",
            Onnx,
            folder
        );

        Assert.Equal(["ModelExists"], refused.ErrorIds);
        Assert.Equal(ErrorCategory.ResourceExists, refused.Errors[0].CategoryInfo.Category);
        Assert.Equal(
            ["64"],
            session
                .Run("Import-DetectorModel $args[0] -OutputPath $args[1] -CropSize 64 -Force", Onnx, folder)
                .Values<string>("CropSize")
        );
    }

    [Fact]
    public void A_broken_file_is_an_error_that_names_it_and_nothing_is_left()
    {
        string broken = _sandbox.Text("broken.pth", "no checkpoint");

        RunResult result = session.Run(
            "Import-DetectorModel $args[0] -OutputPath $args[1]",
            broken,
            _sandbox.PathOf("mine")
        );

        Assert.Equal(broken, Assert.Single(result.Errors).TargetObject);
        Assert.Null(result.Failure);
        Assert.Empty(Directory.GetDirectories(_sandbox.Root));
    }

    [Fact]
    public void One_name_is_for_one_file()
    {
        File.Copy(Onnx, _sandbox.PathOf("a.onnx"));
        File.Copy(Onnx, _sandbox.PathOf("b.onnx"));

        RunResult result = session.RunIn(
            _sandbox.Root,
            "Import-DetectorModel *.onnx -OutputPath mine -CropSize 32 -Force"
        );

        Assert.Equal(["NameTaken"], result.ErrorIds);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("-Mean 0.5, 0.5, 0.5", "MeanWithoutDeviation")]
    [InlineData("-Architecture nosuchnet", "ArchitectureUnknown")]
    [InlineData("-OutputPath env:x", "NotFileSystemPath")]
    public void A_wrong_option_is_an_error_of_ours(string arguments, string id)
    {
        RunResult result = session.RunIn(
            _sandbox.Root,
            $"Import-DetectorModel $args[0] -Name mine {arguments}",
            _sandbox.Bytes("x.safetensors", SafeTensors.Empty)
        );

        Assert.Equal([id], result.ErrorIds);
    }

    [Fact]
    public void A_folder_and_a_missing_file_are_errors()
    {
        Assert.Equal(["NotAFile"], session.Run("Import-DetectorModel $args[0]", _sandbox.Root).ErrorIds);
        Assert.Equal(["PathNotFound"], session.Run("Import-DetectorModel $args[0]", _sandbox.PathOf("x.pth")).ErrorIds);
    }

    [Fact]
    public void Architectures_complete_with_their_description()
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(
            session.Module.Runspace
        );
        const string Line = "Import-DetectorModel x.pth -Architecture resnet50-";

        CompletionResult match = Assert.Single(
            CommandCompletion.CompleteInput(Line, Line.Length, null, shell).CompletionMatches
        );

        Assert.Equal("resnet50-nodown", match.CompletionText);
        Assert.NotEqual(match.CompletionText, match.ToolTip);
    }
}
