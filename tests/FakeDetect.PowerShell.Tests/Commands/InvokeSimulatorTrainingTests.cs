using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class InvokeSimulatorTrainingTests : IDisposable
{
    // A network of a few steps on crops of 32: seconds, and the whole way through the trainer's process.
    private const string Tiny =
        "-Depth 1 -Width 4 -BlockCount 0 -OuterKernel 3 -DiscriminatorWidth 4 -CropSize 32 -BatchSize 2 -ThreadCount 1 -Device Cpu -LogEverySteps 1";

    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    private string Photos => _sandbox.PathOf("photos");

    private string Output => _sandbox.PathOf("simulators/tc3");

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void A_trained_simulator_makes_fakes_at_once()
    {
        Pictures();

        RunResult trained = _session.Run(
            $"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -StepCount 4 -Verbose",
            Photos,
            Output
        );

        PSObject result = Assert.Single(trained.ThrowIfFailed());
        string network = Path.Combine(Output, "tc3.onnx");
        Assert.Equal(
            ("tc3", network, "TransposedConvolution"),
            (
                (string)result.Properties["Name"].Value,
                (string)result.Properties["NetworkPath"].Value,
                (string)result.Properties["Upsampling"].Value
            )
        );
        Assert.Equal(
            (3, 4, 2),
            (
                (int)result.Properties["PictureCount"].Value,
                (int)result.Properties["Steps"].Value,
                (int)result.Properties["SizeMultiple"].Value
            )
        );
        Assert.InRange((double)result.Properties["LargestDifference"].Value, 0, 1e-3);
        Assert.InRange((double)result.Properties["CopyError"].Value, 0.01, 255);
        Assert.Contains(trained.Verbose, v => v.Contains("crops/s", StringComparison.Ordinal));
        Assert.Contains(trained.Progress, p => p.RecordType == ProgressRecordType.Completed);
        Assert.Equal(
            ["log.csv", "options.json", "pictures.tsv", "recipe.json", "tc3.onnx"],
            Directory.EnumerateFiles(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(5, File.ReadLines(Path.Combine(Output, "log.csv")).Count());
        // The recipe and the list can be given away: they name no place of this machine.
        Assert.DoesNotContain(
            _sandbox.Root,
            File.ReadAllText(Path.Combine(Output, "recipe.json")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            _sandbox.Root,
            File.ReadAllText(Path.Combine(Output, "pictures.tsv")),
            StringComparison.Ordinal
        );

        RunResult fakes = _session.Run(
            "New-SimulatedFake $args[0] -Network $args[1] -OutputPath $args[2]",
            Photos,
            result,
            _sandbox.PathOf("pairs")
        );
        Assert.Equal(["tc3", "tc3", "tc3"], fakes.Values<string>("Network"));
        Assert.All(
            fakes.Values<string>("NetworkSha256"),
            sha256 => Assert.Equal((string)result.Properties["Sha256"].Value, sha256)
        );
    }

    [Fact]
    public void Simulators_from_the_pipeline_each_make_fakes_of_all_pictures()
    {
        Pictures();

        RunResult fakes = _session.Run(
            $$"""
            $photos, $simulators, $pairs = $args
            'PixelShuffle', 'BilinearConvolution' |
                ForEach-Object { Invoke-SimulatorTraining $photos "$simulators/$_" -Upsampling $_ {{Tiny}} -StepCount 1 -AdversarialWeight 0 } |
                New-SimulatedFake $photos -OutputPath $pairs
            """,
            Photos,
            _sandbox.PathOf("simulators"),
            _sandbox.PathOf("pairs")
        );

        Assert.Empty(fakes.ErrorIds);
        Assert.Equal(
            Enumerable.Repeat("PixelShuffle", 3).Concat(Enumerable.Repeat("BilinearConvolution", 3)),
            fakes.Values<string>("Network")
        );
        Assert.Equal(6, Directory.EnumerateFiles(_sandbox.PathOf("pairs/fakes")).Count());
    }

    [Fact]
    public void The_same_seed_trains_the_same_network()
    {
        Pictures();
        string command = $"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -StepCount 3 -Seed 7";

        string first = Assert.Single(_session.Run(command, Photos, Output).Values<string>("Sha256"));
        string second = Assert.Single(
            _session.Run(command, Photos, _sandbox.PathOf("again/tc3")).Values<string>("Sha256")
        );
        string other = Assert.Single(
            _session
                .Run(
                    command.Replace("-Seed 7", "-Seed 8", StringComparison.Ordinal),
                    Photos,
                    _sandbox.PathOf("other/tc3")
                )
                .Values<string>("Sha256")
        );

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void WhatIf_trains_nothing_and_writes_nothing()
    {
        Pictures();

        RunResult result = _session.Run($"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -WhatIf", Photos, Output);

        Assert.Empty(result.ThrowIfFailed());
        Assert.Equal([Photos], Directory.EnumerateFileSystemEntries(_sandbox.Root));
    }

    [Fact]
    public void Stopping_ends_the_trainer_and_leaves_no_network()
    {
        Pictures();
        using System.Management.Automation.PowerShell shell = _session.Create(
            $"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -StepCount 100000 -Verbose",
            Photos,
            Output
        );
        using ManualResetEventSlim stepped = new();
        shell.Streams.Verbose.DataAdded += (sender, e) =>
        {
            if (
                ((PSDataCollection<VerboseRecord>)sender!)[e.Index]
                    .Message.Contains("step 3 of", StringComparison.Ordinal)
            )
                stepped.Set();
        };

        shell.BeginInvoke();
        Assert.True(
            stepped.Wait(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken),
            "The training did not come to its third step."
        );
        shell.Stop();

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(Directory.EnumerateFiles(Output, "*.onnx*"));
    }

    [Fact]
    public void A_network_that_is_there_is_replaced_with_Force_only()
    {
        Pictures();
        _sandbox.Text("simulators/tc3/tc3.onnx", "a network");

        Assert.Equal(
            ["NetworkExists"],
            _session.Run($"Invoke-SimulatorTraining $args[0] $args[1] {Tiny}", Photos, Output).ErrorIds
        );
        Assert.Empty(
            _session.Run($"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -Force -WhatIf", Photos, Output).ErrorIds
        );
        Assert.Empty(
            _session
                .Run($"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -StepCount 1 -Force", Photos, Output)
                .ErrorIds
        );
        Assert.NotEqual("a network", File.ReadAllText(Path.Combine(Output, "tc3.onnx")));
    }

    [Theory]
    [InlineData("-UpsamplingKernel 7", "OptionInvalid")]
    [InlineData("-Upsampling PixelShuffle -UpsamplingKernel 4", "OptionInvalid")]
    [InlineData("-OuterKernel 4", "OptionInvalid")]
    [InlineData("-AdversarialWeight 0 -ReconstructionWeight 0", "OptionInvalid")]
    [InlineData("-Depth 3 -CropSize 44", "CropUnfit")]
    [InlineData("-CropSize 16", "CropUnfit")]
    [InlineData("-Depth 6", "ParameterArgumentValidationError")]
    [InlineData("-Upsampling Cubic", "CannotConvertArgumentNoMessage")]
    public void An_option_that_does_not_fit_is_refused_before_anything_is_done(string options, string id)
    {
        Pictures();

        RunResult result = _session.Run($"Invoke-SimulatorTraining $args[0] $args[1] {options}", Photos, Output);

        Assert.Equal([id], result.ErrorIds);
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public void Pictures_that_cannot_be_trained_on_are_told_one_by_one_and_in_the_end_all_together()
    {
        Pictures();
        string damaged = _sandbox.Text("photos/damaged.png", "no picture");
        _sandbox.Picture("photos/small.png", 9, side: 20);

        RunResult some = _session.Run(
            $"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -StepCount 1",
            Photos,
            Output
        );
        RunResult none = _session.Run(
            $"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -StepCount 1 -Include small*",
            Photos,
            _sandbox.PathOf("none")
        );

        Assert.Equal(["FormatUnknown"], some.ErrorIds);
        Assert.Equal(damaged, Assert.Single(some.Errors).TargetObject);
        Assert.Contains(some.Warnings, w => w.StartsWith("1 pictures are smaller", StringComparison.Ordinal));
        Assert.Equal(3, Assert.Single(some.Output).Properties["PictureCount"].Value);
        Assert.Equal(["NoLargePictures"], none.ErrorIds);
        Assert.NotNull(none.Terminating);
    }

    [Fact]
    public void No_picture_at_all_is_said()
    {
        Pictures();

        RunResult result = _session.Run(
            $"Invoke-SimulatorTraining $args[0] $args[1] {Tiny} -Include *.jpg -Exclude *",
            Path.Combine(Photos, "*"),
            Output
        );

        Assert.Empty(result.Output);
        Assert.Contains(result.Warnings, w => w.Contains("no network was trained", StringComparison.Ordinal));
        Assert.Equal(["PathNotFound"], _session.Run("Invoke-SimulatorTraining ./nowhere $args[0]", Output).ErrorIds);
    }

    private void Pictures()
    {
        for (int i = 0; i < 3; i++)
        {
            byte[] pixels = new byte[48 * 48];
            for (int at = 0; at < pixels.Length; at++)
                pixels[at] = (byte)(128 + (100 * Math.Sin(at % 48 / (3.0 + i)) * Math.Cos(at / 48 / 5.0)));
            _sandbox.Bytes($"photos/{i}.png", Png.Grey(pixels, 48));
        }
    }
}
