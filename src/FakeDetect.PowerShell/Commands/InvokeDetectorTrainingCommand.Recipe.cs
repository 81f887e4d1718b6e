using System.Management.Automation;
using FakeDetect.Models;
using FakeDetect.Training;

namespace FakeDetect;

/// <content>
/// The recipe: what is trained, on what, how. Aliases are the reference's names of its options. Ranges and defaults are those
/// of <see cref="TrainingOptions"/>.
/// </content>
public sealed partial class InvokeDetectorTrainingCommand
{
    [Parameter(HelpMessage = "Architecture of the network.")]
    [Alias("arch")]
    [ArchitectureArgument]
    [ArgumentCompleter(typeof(TrainableArchitectureCompleter))]
    [ValidateTrainableArchitecture]
    [Option<TrainingOptions>]
    public string? Architecture { get; set; }

    [Parameter(
        HelpMessage = "Start weights: a checkpoint (.pth, .safetensors), a model folder or the name of an installed model. The mean of several is used. Default: random weights."
    )]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? InitialModel { get; set; }

    [Parameter(
        HelpMessage = "Weight of each -InitialModel in their mean, or in the logit of a twin: one number above 0 for each model. Default: equal weights."
    )]
    [Option<TrainingOptions>]
    public double[]? InitialModelWeight { get; set; }

    [Parameter(
        HelpMessage = "Folders of validation pictures. Default: the validation split beside the training split, or whole sets held out of -TrainPath."
    )]
    public string[]? ValidationPath { get; set; }

    [Parameter(
        HelpMessage = "Share of each batch that comes from pairs if training also uses single pictures, 0 to 1."
    )]
    [Option<TrainingOptions>]
    public double PairShare { get; set; }

    [Parameter(HelpMessage = "Classes to train on (sub-folders with 0_real and 1_fake). Default: all classes.")]
    [Alias("classes")]
    [Option<TrainingOptions>]
    public string[]? Class { get; set; }

    [Parameter(HelpMessage = "Sets to exclude: a name, or 1_fake/name to exclude one label only.")]
    [Option<TrainingOptions>]
    public string[]? ExcludeSet { get; set; }

    [Parameter(HelpMessage = "Share of the sets of each kind that are held out for validation, 0 to 0.9.")]
    [Option<TrainingOptions>]
    public double HoldOut { get; set; }

    [Parameter(
        HelpMessage = "Seed that chooses the held-out sets, independent of -Seed. Runs whose weights you average must hold out the same sets."
    )]
    [Option<TrainingOptions>]
    public long HoldOutSeed { get; set; }

    [Parameter(
        HelpMessage = "Name of the sub-folder with training pictures. Folders without this sub-folder are used whole."
    )]
    [Alias("train_split")]
    [Option<TrainingOptions>]
    public string? TrainSplit { get; set; }

    [Parameter(HelpMessage = "Name of the sub-folder with validation pictures, if a folder has one.")]
    [Alias("val_split")]
    [Option<TrainingOptions>]
    public string? ValidationSplit { get; set; }

    [Parameter(
        HelpMessage = "Input of the network: the colours (Rgb), or the log magnitude of their spectrum (Spectrum)."
    )]
    [ValidateSet("Rgb", "Spectrum")]
    [Option<TrainingOptions>]
    public string? InputKind { get; set; }

    [Parameter(HelpMessage = "Side of the training crops, in pixels.")]
    [Option<TrainingOptions>]
    public int CropSize { get; set; }

    [Parameter(
        HelpMessage = "Further crop sides, in pixels. Each batch uses a randomly chosen side and keeps its number of pixels."
    )]
    [Option<TrainingOptions>]
    public int[]? MixedCropSize { get; set; }

    [Parameter(HelpMessage = "Side of the centre crop in validation and in the model's card, in pixels.")]
    [Option<TrainingOptions>]
    public int ValidationCropSize { get; set; }

    [Parameter(HelpMessage = "Number of pictures in each training step.")]
    [Alias("batch_size")]
    [Option<TrainingOptions>]
    public int BatchSize { get; set; }

    [Parameter(
        HelpMessage = "Maximum number of epochs. 0 validates and exports the start weights (the mean of -InitialModel)."
    )]
    [Alias("niter", "Epochs")]
    [Option<TrainingOptions>(nameof(TrainingOptions.Epochs))]
    public int MaxEpoch { get; set; }

    [Parameter(
        HelpMessage = "Number of steps in each epoch. Default: enough steps to draw as many pictures as the training set has."
    )]
    [Option<TrainingOptions>]
    public int StepsPerEpoch { get; set; }

    [Parameter(
        HelpMessage = "Stop after this number of steps but keep the learning-rate schedule of all epochs. Use it to repeat a run that was stopped by hand."
    )]
    [Option<TrainingOptions>]
    public int StopAtStep { get; set; }

    [Parameter(HelpMessage = "Draw both labels equally often, with replacement.")]
    [Alias("class_bal")]
    public SwitchParameter ClassBalance { get; set; }

    [Parameter(HelpMessage = "Use the pictures in the order of their paths.")]
    [Alias("serial_batches")]
    public SwitchParameter Serial { get; set; }

    [Parameter(HelpMessage = "The optimiser.")]
    [Alias("optim")]
    [Option<TrainingOptions>]
    public OptimizerKind? Optimizer { get; set; }

    [Parameter(HelpMessage = "Highest learning rate.")]
    [Alias("lr")]
    [Option<TrainingOptions>]
    public double LearningRate { get; set; }

    [Parameter(HelpMessage = "Adam's first decay rate.")]
    [Option<TrainingOptions>]
    public double Beta1 { get; set; }

    [Parameter(HelpMessage = "Decoupled weight decay of AdamW.")]
    [Option<TrainingOptions>]
    public double WeightDecay { get; set; }

    [Parameter(HelpMessage = "Schedule of the learning rate after the warm-up.")]
    [Option<TrainingOptions>]
    public LearningRateSchedule? Schedule { get; set; }

    [Parameter(HelpMessage = "Number of warm-up steps, in which the learning rate rises.")]
    [Option<TrainingOptions>]
    public int WarmUpSteps { get; set; }

    [Parameter(
        HelpMessage = "Decay of the moving average of the weights. The average is validated and exported. 0 turns it off."
    )]
    [Option<TrainingOptions>]
    public double AverageDecay { get; set; }

    [Parameter(HelpMessage = "Standard deviation of the random weights of a new head.")]
    [Alias("init_gain")]
    [Option<TrainingOptions>]
    public double InitGain { get; set; }

    [Parameter(
        HelpMessage = "Rule that lowers the learning rate and ends the training: None, Fixed or Reference (the reference's rule, including its quirk)."
    )]
    [Option<TrainingOptions>]
    public EarlyStoppingRule? EarlyStopping { get; set; }

    [Parameter(HelpMessage = "Number of epochs without improvement before the learning rate drops.")]
    [Alias("earlystop_epoch")]
    [Option<TrainingOptions>]
    public int Patience { get; set; }

    [Parameter(HelpMessage = "Seed of every random choice.")]
    [Option<TrainingOptions>]
    public long Seed { get; set; }

    [Parameter(HelpMessage = "Number of threads that prepare pictures. It does not change the result.")]
    [Alias("num_threads", "Workers")]
    [Option<TrainingOptions>(nameof(TrainingOptions.Workers))]
    public int WorkerCount { get; set; }

    [Parameter(HelpMessage = "Number of CPU threads that run the network.")]
    [Option<TrainingOptions>(nameof(TrainingOptions.Threads))]
    public int ThreadCount { get; set; }

    [Parameter(HelpMessage = "Device: Auto, Cpu, Cuda or Cuda:1. The reference's numbers also work: -1 is the CPU.")]
    [Alias("gpu_ids")]
    [ValidateNotNullOrEmpty]
    public string? Device { get; set; }

    [Parameter(HelpMessage = "bfloat16 arithmetic: Auto (CUDA only), On or Off.")]
    [ValidateSet("Auto", "On", "Off")]
    [Option<TrainingOptions>]
    public string? MixedPrecision { get; set; }

    [Parameter(
        HelpMessage = "Number format of the exported weights. Half halves the file size and changes logits in the third decimal place."
    )]
    [Option<TrainingOptions>]
    public WeightPrecision? WeightPrecision { get; set; }

    [Parameter(HelpMessage = "Number of steps between two lines of the log.")]
    [Alias("loss_freq")]
    [Option<TrainingOptions>]
    public int LogEverySteps { get; set; }

    [Parameter(HelpMessage = "Also write the log as TensorBoard event files into the run's folder.")]
    [Option<TrainingOptions>]
    public SwitchParameter TensorBoard { get; set; }

    [Parameter(HelpMessage = "Number of steps between two checkpoints.")]
    [Alias("save_latest_freq")]
    [Option<TrainingOptions>]
    public int SaveEverySteps { get; set; }

    [Parameter(HelpMessage = "Number of epochs between two numbered copies of the weights. 0 writes no copies.")]
    [Alias("save_epoch_freq")]
    [Option<TrainingOptions>]
    public int SaveEveryEpochs { get; set; }

    [Parameter(HelpMessage = "With -Resume: load the weights from the checkpoint but restart the optimiser.")]
    [Alias("new_optim")]
    public SwitchParameter ResetOptimizer { get; set; }

    [Parameter(HelpMessage = "Licence that the model's card states.")]
    [Option<TrainingOptions>]
    public string? Licence { get; set; }

    [Parameter(HelpMessage = "One sentence that describes the model in its card.")]
    [Option<TrainingOptions>]
    public string? Description { get; set; }

    private TrainingOptions Complete(string output, string run)
    {
        TrainingOptions start = RecipePath is null
            ? TrainingPresets.Of(PresetOf())
            : TrainingRecipe.Read(Existing(RecipePath));
        TrainingOptions options = start with
        {
            OutputPath = output,
            RunPath = run,
            TrainPath = TrainPath is null ? start.TrainPath : [.. TrainPath.Select(Existing)],
            PairPath = PairPath is null ? start.PairPath : [.. PairPath.Select(Existing)],
            ValidationPath = ValidationPath is null ? start.ValidationPath : [.. ValidationPath.Select(Existing)],
            InitialModel = InitialModel is null ? start.InitialModel : [.. InitialModel.Select(StartOf)],
            Sampling =
                ClassBalance ? SamplingRule.ClassBalance
                : Serial ? SamplingRule.Serial
                : start.Sampling,
            Device = Device is null ? start.Device : DeviceName.Of(Device),
            ResetOptimizer = ResetOptimizer,
            Command = MyInvocation.Line.Trim(),
        };
        return WithAugmentation(BoundOptions.Set(this, options));
    }

    private AugmentationPreset PresetOf() =>
        Preset switch
        {
            "BlurJpeg0.5" => AugmentationPreset.BlurJpeg05,
            "BlurJpeg0.1" => AugmentationPreset.BlurJpeg01,
            { } name => Enum.Parse<AugmentationPreset>(name, ignoreCase: true),
            // Its options alone mean its defaults.
            null => BoundOptions.NamesOf<ReferenceAugmentation>(this).Any()
                ? AugmentationPreset.NoAugmentation
                : AugmentationPreset.Aligned,
        };

    // What is there as a file or folder comes first, as it does everywhere; then a model's name.
    private string StartOf(string nameOrPath)
    {
        if (Resolver.TryFileSystem(nameOrPath, out _) is { } found && Path.Exists(found))
            return found;
        ModelStore store = InstalledModels.Store;
        ModelEntry? named = store
            .List(verifyHashes: false)
            .FirstOrDefault(entry => entry.Name.Equals(nameOrPath, StringComparison.OrdinalIgnoreCase));
        if (named is null)
        {
            ThrowTerminatingError(
                Errors.PathNotFound(
                    nameOrPath,
                    $"No checkpoint, folder or installed model is named '{nameOrPath}'.",
                    "Check the spelling and the current location. List the installed models with Get-DetectorModel."
                )
            );
        }

        return named!.Folder;
    }

    private string Existing(string path)
    {
        string? found = Resolver.TryFileSystem(path, out ErrorRecord? error);
        if (error is not null)
            ThrowTerminatingError(error);
        if (!Path.Exists(found))
            ThrowTerminatingError(
                Errors.PathNotFound(
                    path,
                    $"The file or folder '{found}' does not exist.",
                    "Check the spelling and the current location."
                )
            );
        return found!;
    }
}
