using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class InvokeDetectorTrainingTests : IDisposable
{
    // A net of a few steps on crops of 16: seconds, and the whole way through the trainer's process.
    private const string Tiny =
        "-Architecture residual-small -CropSize 16 -ValidationCropSize 24 -BatchSize 4 -StepsPerEpoch 3 -WarmUpSteps 0 -ThreadCount 1 -Device Cpu -LogEverySteps 1 -HoldOut 0.3";

    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    private string Train => _sandbox.PathOf("train");

    private string Output => _sandbox.PathOf("models/mine");

    [Fact]
    public void A_trained_model_scores_pictures_at_once()
    {
        Pictures();

        RunResult trained = _session.Run(
            $"Invoke-DetectorTraining $args[0] $args[1] {Tiny} -MaxEpoch 2 -TensorBoard -Verbose",
            Train,
            Output
        );

        PSObject result = Assert.Single(trained.ThrowIfFailed());
        Assert.Equal(
            (Output, 6, "residual-small"),
            (
                (string)result.Properties["ModelPath"].Value,
                (int)result.Properties["Steps"].Value,
                (string)result.Properties["Architecture"].Value
            )
        );
        Assert.InRange((double)result.Properties["LargestDifference"].Value, 0, 1e-3);
        Assert.InRange((double)result.Properties["AP"].Value, 0, 1);
        Assert.Contains(trained.Verbose, v => v.Contains("pictures/s", StringComparison.Ordinal));
        Assert.Contains(trained.Progress, p => p.RecordType == ProgressRecordType.Completed);
        Assert.Equal(
            [
                "README.md",
                "log.csv",
                "model.json",
                "model.onnx",
                "pictures.tsv",
                "plot.png",
                "recipe.json",
                "weights.safetensors",
            ],
            Directory.EnumerateFiles(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Single(Directory.EnumerateFiles(Output + ".training", "events.out.tfevents.*"));
        // The recipe and the card can be given away: they name no place of this machine.
        Assert.DoesNotContain(
            _sandbox.Root,
            File.ReadAllText(Path.Combine(Output, "recipe.json")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            _sandbox.Root,
            File.ReadAllText(Path.Combine(Output, "model.json")),
            StringComparison.Ordinal
        );
        Assert.Single(
            _session
                .Run("Test-FakeImage $args[0] -Model $args[1]", Path.Combine(Train, "0_real", "r0", "0.png"), Output)
                .ThrowIfFailed()
        );

        RunResult again = _session.Run(
            "Invoke-DetectorTraining $args[0] $args[1] -RecipePath $args[2] -MaxEpoch 1",
            Train,
            _sandbox.PathOf("models/again"),
            Path.Combine(Output, "model.json")
        );
        Assert.Equal([3], again.Values<int>("Steps"));
    }

    [Fact]
    public void Training_goes_on_from_the_default_model_by_its_name()
    {
        Pictures();
        string tiny = Tiny.Replace("residual-small", "mobilenetv2-twin", StringComparison.Ordinal)
            .Replace(
                "-CropSize 16 -ValidationCropSize 24",
                "-CropSize 32 -ValidationCropSize 224",
                StringComparison.Ordinal
            );

        RunResult trained = _session.Run(
            $"Invoke-DetectorTraining $args[0] $args[1] {tiny} -InitialModel aligned-mobilenetv2 -MaxEpoch 0",
            Train,
            Output
        );

        Assert.Equal([0], trained.Values<int>("Steps"));
        // No step was done: it scores as the shipped one does.
        RunResult scores = _session.Run(
            "$args[0] | Test-FakeImage -Model aligned-mobilenetv2; $args[0] | Test-FakeImage -Model $args[1]",
            Path.Combine(Train, "0_real", "r0", "0.png"),
            Output
        );
        double[] logits = [.. scores.Values<double>("Logit")];
        Assert.Equal(2, logits.Length);
        Assert.InRange(logits[1], logits[0] - 0.01, logits[0] + 0.01);
    }

    [Fact]
    public void A_start_that_is_not_there_is_named()
    {
        Pictures();

        RunResult result = _session.Run(
            $"Invoke-DetectorTraining $args[0] $args[1] {Tiny} -InitialModel nowhere",
            Train,
            Output
        );

        Assert.StartsWith("PathNotFound", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(
            "Get-DetectorModel",
            result.Errors[0].ErrorDetails?.RecommendedAction ?? "",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Pictures();

        RunResult result = _session.Run("Invoke-DetectorTraining $args[0] $args[1] -WhatIf", Train, Output);

        Assert.Empty(result.ThrowIfFailed());
        Assert.Equal([Train], Directory.EnumerateFileSystemEntries(_sandbox.Root));
    }

    [Fact]
    public void Stopping_keeps_the_checkpoint_and_Resume_goes_on_from_it()
    {
        Pictures();
        string command = $"Invoke-DetectorTraining $args[0] $args[1] {Tiny} -MaxEpoch 400 -Verbose";
        using System.Management.Automation.PowerShell shell = _session.Create(command, Train, Output);
        using ManualResetEventSlim stepped = new();
        shell.Streams.Verbose.DataAdded += (sender, e) =>
        {
            if (
                ((PSDataCollection<VerboseRecord>)sender!)[e.Index]
                    .Message.Contains("step 5 of", StringComparison.Ordinal)
            )
                stepped.Set();
        };

        IAsyncResult running = shell.BeginInvoke();
        Assert.True(
            stepped.Wait(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken),
            "The training did not come to its fifth step."
        );
        shell.Stop();

        Assert.False(Directory.Exists(Output));
        Assert.True(File.Exists(Path.Combine(Output + ".training", "checkpoint.safetensors")));
        Assert.Equal(["RunExists"], _session.Run(command, Train, Output).ErrorIds);
        // Other options would be another run.
        Assert.Equal(
            ["CheckpointOfOtherRun"],
            _session
                .Run($"Invoke-DetectorTraining $args[0] $args[1] {Tiny} -MaxEpoch 400 -Seed 2 -Resume", Train, Output)
                .ErrorIds
        );
    }

    [Fact]
    public void A_model_that_is_there_is_replaced_with_Force_only()
    {
        Pictures();
        _sandbox.Text("models/mine/model.json", "{}");

        Assert.Equal(
            ["ModelExists"],
            _session.Run("Invoke-DetectorTraining $args[0] $args[1]", Train, Output).ErrorIds
        );
        Assert.Empty(_session.Run("Invoke-DetectorTraining $args[0] $args[1] -Force -WhatIf", Train, Output).ErrorIds);
    }

    [Fact]
    public void The_trainers_errors_come_with_their_ids()
    {
        Pictures();
        Directory.Delete(Path.Combine(Train, "1_fake"), recursive: true);

        RunResult one = _session.Run($"Invoke-DetectorTraining $args[0] $args[1] {Tiny}", Train, Output);

        Assert.Equal(["OneLabel"], one.ErrorIds);
        Assert.NotNull(one.Terminating);
        Assert.Equal(["PathNotFound"], _session.Run("Invoke-DetectorTraining ./nowhere $args[0]", Output).ErrorIds);
        Assert.Equal(
            ["CheckpointMissing"],
            _session.Run("Invoke-DetectorTraining $args[0] $args[1] -Resume", Train, Output).ErrorIds
        );
    }

    [Fact]
    public void An_unreadable_picture_is_an_error_of_its_own_and_the_training_goes_on()
    {
        Pictures();
        _sandbox.Text("train/0_real/r0/0.png", "no picture");

        RunResult result = _session.Run(
            $"Invoke-DetectorTraining $args[0] $args[1] {Tiny.Replace("-HoldOut 0.3", "-HoldOut 0", StringComparison.Ordinal)} -MaxEpoch 4",
            Train,
            Output
        );

        Assert.Equal(["FormatUnknown"], result.ErrorIds);
        Assert.Null(result.Failure);
        Assert.Single(result.Output);
        Assert.Contains(result.Warnings, w => w.Contains("held out", StringComparison.Ordinal));
    }

    [Fact]
    public void The_references_names_of_its_options_are_taken()
    {
        Pictures();
        const string Reference =
            "-dataroot $args[0] -classes cat -arch res50 -rz_interp bilinear, bicubic -blur_prob 0.5 -blur_sig 0, 3 -jpg_prob 0.5 -jpg_method cv2, pil -jpg_qual 30, 100 "
            + "-batch_size 16 -loadSize 256 -cropSize 224 -gpu_ids -1 -num_threads 2 -serial_batches -no_flip -init_gain 0.02 -earlystop_epoch 5 -optim sgd -loss_freq 400 -save_latest_freq 2000 "
            + "-save_epoch_freq 20 -train_split train -val_split val -niter 10 -beta1 0.9 -lr 0.0001 -class_bal:$false -new_optim:$false -continue_train:$false -checkpoints_dir $args[1]";

        RunResult result = _session.Run(
            $"Invoke-DetectorTraining {Reference} -OutputPath $args[2] -WhatIf",
            Train,
            _sandbox.PathOf("run"),
            Output
        );

        Assert.Empty(result.ErrorIds);
    }

    [Theory]
    [InlineData("-BlurProbability 0.5 -Preset Aligned", "OptionInvalid")]
    [InlineData("-Preset Sharpen", "ParameterArgumentValidationError")]
    [InlineData("-JpegQuality 0, 50", "ParameterArgumentValidationError")]
    [InlineData("-BlurSigma 1, 2, 3", "ParameterArgumentValidationError")]
    [InlineData("-HoldOut 0.95", "ParameterArgumentValidationError")]
    [InlineData("-MaxEpoch -1", "ParameterArgumentValidationError")]
    public void An_option_that_does_not_fit_is_refused(string options, string id)
    {
        Pictures();
        Assert.Equal(
            [id],
            _session.Run($"Invoke-DetectorTraining $args[0] $args[1] {options} -WhatIf", Train, Output).ErrorIds
        );
    }

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }

    private void Pictures()
    {
        for (int set = 0; set < 3; set++)
        {
            for (int i = 0; i < 2; i++)
            {
                _sandbox.Picture($"train/0_real/r{set}/{i}.png", (byte)(20 * set + i));
                _sandbox.Picture($"train/1_fake/f{set}/{i}.png", (byte)(180 + 20 * set + i));
            }
        }
    }
}
