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
    [Parameter(HelpMessage = "The network.")]
    [Alias("arch")]
    [ArchitectureArgument]
    [ArgumentCompleter(typeof(TrainableArchitectureCompleter))]
    [ValidateTrainableArchitecture]
    [Option<TrainingOptions>]
    public string? Architecture { get; set; }

    [Parameter(
        HelpMessage = "Start weights: a checkpoint (.pth, .safetensors), a model's folder or the name of an installed model; of several, the mean. Random ones unless given."
    )]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? InitialModel { get; set; }

    [Parameter(
        HelpMessage = "How much each of -InitialModel counts in their mean, or in a twin's logit: as many numbers above 0; all alike unless given."
    )]
    [Option<TrainingOptions>]
    public double[]? InitialModelWeight { get; set; }

    [Parameter(
        HelpMessage = "Folders to validate on; unless given, the validation split beside the training split, or whole sets held out of -TrainPath."
    )]
    public string[]? ValidationPath { get; set; }

    [Parameter(HelpMessage = "The share of a batch that comes from pairs where there are single pictures too, 0 to 1.")]
    [Option<TrainingOptions>]
    public double PairShare { get; set; }

    [Parameter(HelpMessage = "The classes (sub-folders that hold 0_real and 1_fake) to train on; all unless given.")]
    [Alias("classes")]
    [Option<TrainingOptions>]
    public string[]? Class { get; set; }

    [Parameter(HelpMessage = "Sets to leave out: names, or 1_fake/name for those of one label.")]
    [Option<TrainingOptions>]
    public string[]? ExcludeSet { get; set; }

    [Parameter(HelpMessage = "The share of the sets of each kind that is held out for validation, 0 to 0.9.")]
    [Option<TrainingOptions>]
    public double HoldOut { get; set; }

    [Parameter(
        HelpMessage = "Decides which sets are held out, whatever -Seed is: runs whose weights are averaged must hold out the same sets."
    )]
    [Option<TrainingOptions>]
    public long HoldOutSeed { get; set; }

    [Parameter(HelpMessage = "The sub-folder of a root that holds the pictures to train on, where there is one.")]
    [Alias("train_split")]
    [Option<TrainingOptions>]
    public string? TrainSplit { get; set; }

    [Parameter(HelpMessage = "The sub-folder of a root that holds the pictures to validate on, where there is one.")]
    [Alias("val_split")]
    [Option<TrainingOptions>]
    public string? ValidationSplit { get; set; }

    [Parameter(HelpMessage = "What the network sees: the colours, or the log magnitude of their spectrum.")]
    [ValidateSet("Rgb", "Spectrum")]
    [Option<TrainingOptions>]
    public string? InputKind { get; set; }

    [Parameter(HelpMessage = "The side of the training crops, in pixels.")]
    [Option<TrainingOptions>]
    public int CropSize { get; set; }

    [Parameter(HelpMessage = "Further sides of crops: each batch draws one, and holds as many pixels as ever.")]
    [Option<TrainingOptions>]
    public int[]? MixedCropSize { get; set; }

    [Parameter(HelpMessage = "The side of the centre crop in validation and in the model's card, in pixels.")]
    [Option<TrainingOptions>]
    public int ValidationCropSize { get; set; }

    [Parameter(HelpMessage = "Pictures a step.")]
    [Alias("batch_size")]
    [Option<TrainingOptions>]
    public int BatchSize { get; set; }

    [Parameter(
        HelpMessage = "Epochs at most; 0 validates and exports the start weights (the mean of those of -InitialModel)."
    )]
    [Alias("niter", "Epochs")]
    [Option<TrainingOptions>(nameof(TrainingOptions.Epochs))]
    public int MaxEpoch { get; set; }

    [Parameter(
        HelpMessage = "Steps an epoch; unless given, as many as it takes to draw as many pictures as there are."
    )]
    [Option<TrainingOptions>]
    public int StepsPerEpoch { get; set; }

    [Parameter(
        HelpMessage = "The run ends after so many steps while its schedule is that of all epochs: to repeat a run that was ended by hand."
    )]
    [Option<TrainingOptions>]
    public int StopAtStep { get; set; }

    [Parameter(HelpMessage = "Draw labels evenly, with replacement.")]
    [Alias("class_bal")]
    public SwitchParameter ClassBalance { get; set; }

    [Parameter(HelpMessage = "Draw pictures in the order of their paths.")]
    [Alias("serial_batches")]
    public SwitchParameter Serial { get; set; }

    [Parameter(HelpMessage = "The optimiser.")]
    [Alias("optim")]
    [Option<TrainingOptions>]
    public OptimizerKind? Optimizer { get; set; }

    [Parameter(HelpMessage = "The highest learning rate.")]
    [Alias("lr")]
    [Option<TrainingOptions>]
    public double LearningRate { get; set; }

    [Parameter(HelpMessage = "Adam's first decay rate.")]
    [Option<TrainingOptions>]
    public double Beta1 { get; set; }

    [Parameter(HelpMessage = "Decoupled weight decay of AdamW.")]
    [Option<TrainingOptions>]
    public double WeightDecay { get; set; }

    [Parameter(HelpMessage = "How the learning rate moves after the warm-up.")]
    [Option<TrainingOptions>]
    public LearningRateSchedule? Schedule { get; set; }

    [Parameter(HelpMessage = "Steps over which the learning rate rises.")]
    [Option<TrainingOptions>]
    public int WarmUpSteps { get; set; }

    [Parameter(
        HelpMessage = "The decay of the moving average of the weights, which is then validated and exported; 0: none."
    )]
    [Option<TrainingOptions>]
    public double AverageDecay { get; set; }

    [Parameter(HelpMessage = "The deviation of the new head's random weights.")]
    [Alias("init_gain")]
    [Option<TrainingOptions>]
    public double InitGain { get; set; }

    [Parameter(
        HelpMessage = "When the learning rate drops and the training ends: None, Fixed, or the reference's rule with its quirk."
    )]
    [Option<TrainingOptions>]
    public EarlyStoppingRule? EarlyStopping { get; set; }

    [Parameter(HelpMessage = "Epochs without improvement before the learning rate drops.")]
    [Alias("earlystop_epoch")]
    [Option<TrainingOptions>]
    public int Patience { get; set; }

    [Parameter(HelpMessage = "Decides every random choice.")]
    [Option<TrainingOptions>]
    public long Seed { get; set; }

    [Parameter(HelpMessage = "Threads that prepare pictures; the result does not depend on it.")]
    [Alias("num_threads", "Workers")]
    [Option<TrainingOptions>(nameof(TrainingOptions.Workers))]
    public int WorkerCount { get; set; }

    [Parameter(HelpMessage = "Threads of the network's arithmetic on the CPU.")]
    [Option<TrainingOptions>(nameof(TrainingOptions.Threads))]
    public int ThreadCount { get; set; }

    [Parameter(HelpMessage = "Auto, Cpu, Cuda or Cuda:1; also the reference's numbers: -1 is the CPU.")]
    [Alias("gpu_ids")]
    [ValidateNotNullOrEmpty]
    public string? Device { get; set; }

    [Parameter(HelpMessage = "bfloat16 arithmetic: Auto (on CUDA only), On or Off.")]
    [ValidateSet("Auto", "On", "Off")]
    [Option<TrainingOptions>]
    public string? MixedPrecision { get; set; }

    [Parameter(
        HelpMessage = "How the exported model stores its weights: Half halves the file and changes logits in the third digit behind the point."
    )]
    [Option<TrainingOptions>]
    public WeightPrecision? WeightPrecision { get; set; }

    [Parameter(HelpMessage = "Steps between lines of the log.")]
    [Alias("loss_freq")]
    [Option<TrainingOptions>]
    public int LogEverySteps { get; set; }

    [Parameter(HelpMessage = "Write the log as TensorBoard's event files too, into the run's folder.")]
    [Option<TrainingOptions>]
    public SwitchParameter TensorBoard { get; set; }

    [Parameter(HelpMessage = "Steps between checkpoints.")]
    [Alias("save_latest_freq")]
    [Option<TrainingOptions>]
    public int SaveEverySteps { get; set; }

    [Parameter(HelpMessage = "Epochs between numbered copies of the weights; 0: none.")]
    [Alias("save_epoch_freq")]
    [Option<TrainingOptions>]
    public int SaveEveryEpochs { get; set; }

    [Parameter(HelpMessage = "With -Resume: take the weights from the checkpoint and start the optimiser anew.")]
    [Alias("new_optim")]
    public SwitchParameter ResetOptimizer { get; set; }

    [Parameter(HelpMessage = "The licence that the model's card states.")]
    [Option<TrainingOptions>]
    public string? Licence { get; set; }

    [Parameter(HelpMessage = "One sentence for the model's card.")]
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
                    $"There is no checkpoint, folder or installed model '{nameOrPath}' to start from.",
                    "Check the spelling and the current location; Get-DetectorModel lists the installed models."
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
                    $"There is no file or folder '{found}'.",
                    "Check the spelling and the current location."
                )
            );
        return found!;
    }
}
