using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>Trains a detector in a process of its own and ends with a model folder that Test-FakeImage takes at once.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DetectorTraining", SupportsShouldProcess = true, DefaultParameterSetName = PresetSet)]
[OutputType(typeof(DetectorTrainingResult))]
public sealed partial class InvokeDetectorTrainingCommand : DetectorCommand
{
    private const string PresetSet = "Preset";
    private const string RecipeSet = "Recipe";
    private const string PairSet = "Pair";
    private const string CheckpointFile = "checkpoint.safetensors";

    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = PresetSet,
        HelpMessage = "Folders with 0_real and 1_fake."
    )]
    [Parameter(Position = 0, ParameterSetName = RecipeSet, HelpMessage = "Folders with 0_real and 1_fake.")]
    [Alias("dataroot")]
    [ValidateNotNullOrEmpty]
    public string[]? TrainPath { get; set; }

    [Parameter(
        Mandatory = true,
        Position = 1,
        HelpMessage = "Folder of the model. Its last part is the name of the model."
    )]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    [Parameter(ParameterSetName = PresetSet, HelpMessage = "Folders of pairs that New-SimulatedFake wrote.")]
    [Parameter(ParameterSetName = RecipeSet, HelpMessage = "Folders of pairs that New-SimulatedFake wrote.")]
    [Parameter(
        Mandatory = true,
        ParameterSetName = PairSet,
        HelpMessage = "Folders of pairs that New-SimulatedFake wrote."
    )]
    [ValidateNotNullOrEmpty]
    public string[]? PairPath { get; set; }

    [Parameter(
        Mandatory = true,
        ParameterSetName = RecipeSet,
        HelpMessage = "The recipe.json or model.json of a trained model."
    )]
    [ValidateNotNullOrEmpty]
    public string? RecipePath { get; set; }

    [Parameter(
        ParameterSetName = PresetSet,
        HelpMessage = "Preset of settings: FakeDetect's own or one of the reference's."
    )]
    [Parameter(
        ParameterSetName = PairSet,
        HelpMessage = "Preset of settings: FakeDetect's own or one of the reference's."
    )]
    [ValidateSet("Aligned", "NoAugmentation", "Blur", "Jpeg", "BlurJpeg0.5", "BlurJpeg0.1")]
    public string? Preset { get; set; }

    [Parameter(
        HelpMessage = "Folder of the checkpoint, the log and the plot. Default: OutputPath followed by '.training'."
    )]
    [Alias("checkpoints_dir")]
    [ValidateNotNullOrEmpty]
    public string? RunPath { get; set; }

    [Parameter(HelpMessage = "Continue from the checkpoint in the run's folder.")]
    [Alias("continue_train")]
    public SwitchParameter Resume { get; set; }

    [Parameter(HelpMessage = "Replace an existing model and restart an existing run.")]
    public SwitchParameter Force { get; set; }

    private protected override void End()
    {
        if (
            Resolver.ToFileSystem(OutputPath) is not { } output
            || Resolver.ToFileSystem(RunPath ?? OutputPath.TrimEnd('/', '\\') + ".training") is not { } run
        )
            return;
        TrainingOptions options = Complete(output, run);
        RequireFree(output, run);
        if (
            !ShouldProcess(
                output,
                Resume
                    ? $"Go on training a detector from '{run}'"
                    : $"Train a detector ({options.Architecture}) on {string.Join(", ", options.TrainPath.Concat(options.PairPath))}"
            )
        )
            return;
        TrainingMonitor monitor = new(this, Progress, Path.GetFileName(output));
        TrainerClient trainer = new(this, "--options", run)
        {
            Resume = Resume,
            AfterStop = $"its checkpoint is in '{run}'",
            AfterStopNextStep = "Run the same command with -Resume to continue from it.",
        };
        trainer.Follow(TrainingJson.Write(options), monitor, StopToken);
        WriteObject(new DetectorTrainingResult(options, monitor.Started, trainer.Said(monitor.Completed, "model")));
    }

    private void RequireFree(string output, string run)
    {
        if (Path.Exists(output) && !Force)
        {
            throw new TrainingFailedException(
                "ModelExists",
                output,
                $"'{output}' already exists.",
                "Choose another -OutputPath, or use -Force to replace it."
            );
        }

        bool begun = File.Exists(Path.Combine(run, CheckpointFile));
        if (begun && !Resume && !Force)
        {
            throw new TrainingFailedException(
                "RunExists",
                run,
                $"'{run}' contains the checkpoint of another run.",
                "Continue it with -Resume, restart it with -Force, or choose another -RunPath."
            );
        }

        if (!begun && Resume)
            throw new TrainingFailedException(
                "CheckpointMissing",
                run,
                $"'{run}' contains no checkpoint to resume from.",
                "Omit -Resume, or name the run's folder with -RunPath."
            );
    }
}
