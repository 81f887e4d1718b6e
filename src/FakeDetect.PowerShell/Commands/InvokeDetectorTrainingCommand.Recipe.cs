using System.Management.Automation;
using FakeDetect.Models;
using FakeDetect.Training;

namespace FakeDetect;

/// <content>The recipe: what is trained, on what, how. Aliases are the reference's names of its options.</content>
public sealed partial class InvokeDetectorTrainingCommand
{
    /// <summary>The network.</summary>
    [Parameter(HelpMessage = "The network.")]
    [Alias("arch")]
    [ArchitectureArgument]
    [ValidateSet(
        "mobilenetv2",
        "mobilenetv2-nodown",
        "mobilenetv2-residual",
        "mobilenetv2-twin",
        "residual-small",
        "resnet18-multilevel",
        "resnet50"
    )]
    public string? Architecture { get; set; }

    /// <summary>Start weights: a checkpoint (.pth, .safetensors), a model's folder or the name of an installed model; of several, the mean.</summary>
    [Parameter(
        HelpMessage = "Start weights: a checkpoint (.pth, .safetensors), a model's folder or the name of an installed model; of several, the mean. Random ones unless given."
    )]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? InitialModel { get; set; }

    /// <summary>How much each of -InitialModel counts in their mean.</summary>
    [Parameter(
        HelpMessage = "How much each of -InitialModel counts in their mean, or in a twin's logit: as many numbers above 0; all alike unless given."
    )]
    public double[]? InitialModelWeight { get; set; }

    /// <summary>Folders to validate on.</summary>
    [Parameter(
        HelpMessage = "Folders to validate on; unless given, the validation split beside the training split, or whole sets held out of -TrainPath."
    )]
    public string[]? ValidationPath { get; set; }

    /// <summary>The share of a batch that comes from pairs.</summary>
    [Parameter(HelpMessage = "The share of a batch that comes from pairs where there are single pictures too, 0 to 1.")]
    [ValidateRange(0.0, 1.0)]
    public double PairShare { get; set; }

    /// <summary>Classes to train on.</summary>
    [Parameter(HelpMessage = "The classes (sub-folders that hold 0_real and 1_fake) to train on; all unless given.")]
    [Alias("classes")]
    public string[]? Class { get; set; }

    /// <summary>Sets to leave out.</summary>
    [Parameter(HelpMessage = "Sets to leave out: names, or 1_fake/name for those of one label.")]
    public string[]? ExcludeSet { get; set; }

    /// <summary>The share of sets to hold out.</summary>
    [Parameter(HelpMessage = "The share of the sets of each kind that is held out for validation, 0 to 0.9.")]
    [ValidateRange(0.0, 0.9)]
    public double HoldOut { get; set; }

    /// <summary>Decides which sets are held out.</summary>
    [Parameter(
        HelpMessage = "Decides which sets are held out, whatever -Seed is: runs whose weights are averaged must hold out the same sets."
    )]
    public long HoldOutSeed { get; set; }

    /// <summary>The sub-folder with pictures to train on.</summary>
    [Parameter(HelpMessage = "The sub-folder of a root that holds the pictures to train on, where there is one.")]
    [Alias("train_split")]
    public string? TrainSplit { get; set; }

    /// <summary>The sub-folder with pictures to validate on.</summary>
    [Parameter(HelpMessage = "The sub-folder of a root that holds the pictures to validate on, where there is one.")]
    [Alias("val_split")]
    public string? ValidationSplit { get; set; }

    /// <summary>What the network sees.</summary>
    [Parameter(HelpMessage = "What the network sees: the colours, or the log magnitude of their spectrum.")]
    [ValidateSet("Rgb", "Spectrum")]
    public string? InputKind { get; set; }

    /// <summary>The side of the crops.</summary>
    [Parameter(HelpMessage = "The side of the training crops, in pixels.")]
    [ValidateRange(8, 4096)]
    public int CropSize { get; set; }

    /// <summary>Further crop sides.</summary>
    [Parameter(HelpMessage = "Further sides of crops: each batch draws one, and holds as many pixels as ever.")]
    [ValidateRange(8, 4096)]
    public int[]? MixedCropSize { get; set; }

    /// <summary>The side of the centre crop of validation and of the model.</summary>
    [Parameter(HelpMessage = "The side of the centre crop in validation and in the model's card, in pixels.")]
    [ValidateRange(8, 4096)]
    public int ValidationCropSize { get; set; }

    /// <summary>Pictures a step.</summary>
    [Parameter(HelpMessage = "Pictures a step.")]
    [Alias("batch_size")]
    [ValidateRange(2, 65536)]
    public int BatchSize { get; set; }

    /// <summary>Epochs at most.</summary>
    [Parameter(
        HelpMessage = "Epochs at most; 0 validates and exports the start weights (the mean of those of -InitialModel)."
    )]
    [Alias("niter", "Epochs")]
    [ValidateRange(0, int.MaxValue)]
    public int MaxEpoch { get; set; }

    /// <summary>Steps an epoch.</summary>
    [Parameter(
        HelpMessage = "Steps an epoch; unless given, as many as it takes to draw as many pictures as there are."
    )]
    [ValidateRange(0, int.MaxValue)]
    public int StepsPerEpoch { get; set; }

    /// <summary>Steps after which the run ends.</summary>
    [Parameter(
        HelpMessage = "The run ends after so many steps while its schedule is that of all epochs: to repeat a run that was ended by hand."
    )]
    [ValidateRange(1, int.MaxValue)]
    public int StopAtStep { get; set; }

    /// <summary>Draws labels evenly.</summary>
    [Parameter(HelpMessage = "Draw labels evenly, with replacement.")]
    [Alias("class_bal")]
    public SwitchParameter ClassBalance { get; set; }

    /// <summary>Draws pictures in order.</summary>
    [Parameter(HelpMessage = "Draw pictures in the order of their paths.")]
    [Alias("serial_batches")]
    public SwitchParameter Serial { get; set; }

    /// <summary>The optimiser.</summary>
    [Parameter(HelpMessage = "The optimiser.")]
    [Alias("optim")]
    public OptimizerKind? Optimizer { get; set; }

    /// <summary>The learning rate.</summary>
    [Parameter(HelpMessage = "The highest learning rate.")]
    [Alias("lr")]
    [ValidateRange(1e-12, 100.0)]
    public double LearningRate { get; set; }

    /// <summary>Adam's first decay rate.</summary>
    [Parameter(HelpMessage = "Adam's first decay rate.")]
    [ValidateRange(0.0, 0.9999)]
    public double Beta1 { get; set; }

    /// <summary>Weight decay of AdamW.</summary>
    [Parameter(HelpMessage = "Decoupled weight decay of AdamW.")]
    [ValidateRange(0.0, 10.0)]
    public double WeightDecay { get; set; }

    /// <summary>How the learning rate moves.</summary>
    [Parameter(HelpMessage = "How the learning rate moves after the warm-up.")]
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>Steps of warm-up.</summary>
    [Parameter(HelpMessage = "Steps over which the learning rate rises.")]
    [ValidateRange(0, int.MaxValue)]
    public int WarmUpSteps { get; set; }

    /// <summary>Decay of the moving average of the weights.</summary>
    [Parameter(
        HelpMessage = "The decay of the moving average of the weights, which is then validated and exported; 0: none."
    )]
    [ValidateRange(0.0, 0.99999)]
    public double AverageDecay { get; set; }

    /// <summary>Deviation of the head's random weights.</summary>
    [Parameter(HelpMessage = "The deviation of the new head's random weights.")]
    [Alias("init_gain")]
    [ValidateRange(0.0, 10.0)]
    public double InitGain { get; set; }

    /// <summary>When the training ends early.</summary>
    [Parameter(
        HelpMessage = "When the learning rate drops and the training ends: None, Fixed, or the reference's rule with its quirk."
    )]
    public EarlyStoppingRule? EarlyStopping { get; set; }

    /// <summary>Epochs without improvement before a drop.</summary>
    [Parameter(HelpMessage = "Epochs without improvement before the learning rate drops.")]
    [Alias("earlystop_epoch")]
    [ValidateRange(1, int.MaxValue)]
    public int Patience { get; set; }

    /// <summary>Decides every random choice.</summary>
    [Parameter(HelpMessage = "Decides every random choice.")]
    public long Seed { get; set; }

    /// <summary>Threads that prepare pictures.</summary>
    [Parameter(HelpMessage = "Threads that prepare pictures; the result does not depend on it.")]
    [Alias("num_threads", "Workers")]
    [ValidateRange(1, 256)]
    public int WorkerCount { get; set; }

    /// <summary>Threads of the arithmetic.</summary>
    [Parameter(HelpMessage = "Threads of the network's arithmetic on the CPU.")]
    [ValidateRange(1, 1024)]
    public int ThreadCount { get; set; }

    /// <summary>Where to train.</summary>
    [Parameter(HelpMessage = "Auto, Cpu, Cuda or Cuda:1; also the reference's numbers: -1 is the CPU.")]
    [Alias("gpu_ids")]
    [ValidateNotNullOrEmpty]
    public string? Device { get; set; }

    /// <summary>bfloat16.</summary>
    [Parameter(HelpMessage = "bfloat16 arithmetic: Auto (on CUDA only), On or Off.")]
    [ValidateSet("Auto", "On", "Off")]
    public string? MixedPrecision { get; set; }

    /// <summary>How the exported model stores its weights.</summary>
    [Parameter(
        HelpMessage = "How the exported model stores its weights: Half halves the file and changes logits in the third digit behind the point."
    )]
    public WeightPrecision? WeightPrecision { get; set; }

    /// <summary>Steps between lines of the log.</summary>
    [Parameter(HelpMessage = "Steps between lines of the log.")]
    [Alias("loss_freq")]
    [ValidateRange(1, int.MaxValue)]
    public int LogEverySteps { get; set; }

    /// <summary>Writes TensorBoard's event files too.</summary>
    [Parameter(HelpMessage = "Write the log as TensorBoard's event files too, into the run's folder.")]
    public SwitchParameter TensorBoard { get; set; }

    /// <summary>Steps between checkpoints.</summary>
    [Parameter(HelpMessage = "Steps between checkpoints.")]
    [Alias("save_latest_freq")]
    [ValidateRange(1, int.MaxValue)]
    public int SaveEverySteps { get; set; }

    /// <summary>Epochs between numbered copies of the weights.</summary>
    [Parameter(HelpMessage = "Epochs between numbered copies of the weights; 0: none.")]
    [Alias("save_epoch_freq")]
    [ValidateRange(0, int.MaxValue)]
    public int SaveEveryEpochs { get; set; }

    /// <summary>With -Resume: starts the optimiser anew.</summary>
    [Parameter(HelpMessage = "With -Resume: take the weights from the checkpoint and start the optimiser anew.")]
    [Alias("new_optim")]
    public SwitchParameter ResetOptimizer { get; set; }

    /// <summary>The licence that the card states.</summary>
    [Parameter(HelpMessage = "The licence that the model's card states.")]
    public string? Licence { get; set; }

    /// <summary>One sentence for the card.</summary>
    [Parameter(HelpMessage = "One sentence for the model's card.")]
    public string? Description { get; set; }

    private TrainingOptions Complete(string output, string run)
    {
        TrainingOptions start = RecipePath is null
            ? TrainingPresets.Of(PresetOf())
            : TrainingRecipe.Read(Existing(RecipePath));
        return WithAugmentation(
            start with
            {
                OutputPath = output,
                RunPath = run,
                TrainPath = TrainPath is null ? start.TrainPath : [.. TrainPath.Select(Existing)],
                PairPath = PairPath is null ? start.PairPath : [.. PairPath.Select(Existing)],
                ValidationPath = ValidationPath is null ? start.ValidationPath : [.. ValidationPath.Select(Existing)],
                InitialModel = InitialModel is null ? start.InitialModel : [.. InitialModel.Select(StartOf)],
                InitialModelWeight = InitialModelWeight ?? start.InitialModelWeight,
                Architecture = Architecture ?? start.Architecture,
                PairShare = Bound(nameof(PairShare), PairShare, start.PairShare),
                Class = Class ?? start.Class,
                ExcludeSet = ExcludeSet ?? start.ExcludeSet,
                HoldOut = Bound(nameof(HoldOut), HoldOut, start.HoldOut),
                HoldOutSeed = Bound(nameof(HoldOutSeed), HoldOutSeed, start.HoldOutSeed),
                TrainSplit = TrainSplit ?? start.TrainSplit,
                ValidationSplit = ValidationSplit ?? start.ValidationSplit,
                InputKind = InputKind ?? start.InputKind,
                CropSize = Bound(nameof(CropSize), CropSize, start.CropSize),
                MixedCropSize = MixedCropSize ?? start.MixedCropSize,
                ValidationCropSize = Bound(nameof(ValidationCropSize), ValidationCropSize, start.ValidationCropSize),
                BatchSize = Bound(nameof(BatchSize), BatchSize, start.BatchSize),
                Epochs = Bound(nameof(MaxEpoch), MaxEpoch, start.Epochs),
                StepsPerEpoch = Bound(nameof(StepsPerEpoch), StepsPerEpoch, start.StepsPerEpoch),
                StopAtStep = Bound(nameof(StopAtStep), StopAtStep, start.StopAtStep),
                Sampling =
                    ClassBalance ? SamplingRule.ClassBalance
                    : Serial ? SamplingRule.Serial
                    : start.Sampling,
                Optimizer = Optimizer ?? start.Optimizer,
                LearningRate = Bound(nameof(LearningRate), LearningRate, start.LearningRate),
                Beta1 = Bound(nameof(Beta1), Beta1, start.Beta1),
                WeightDecay = Bound(nameof(WeightDecay), WeightDecay, start.WeightDecay),
                Schedule = Schedule ?? start.Schedule,
                WarmUpSteps = Bound(nameof(WarmUpSteps), WarmUpSteps, start.WarmUpSteps),
                AverageDecay = Bound(nameof(AverageDecay), AverageDecay, start.AverageDecay),
                InitGain = Bound(nameof(InitGain), InitGain, start.InitGain),
                EarlyStopping = EarlyStopping ?? start.EarlyStopping,
                Patience = Bound(nameof(Patience), Patience, start.Patience),
                Seed = Bound(nameof(Seed), Seed, start.Seed),
                Workers = Bound(nameof(WorkerCount), WorkerCount, start.Workers),
                Threads = Bound(nameof(ThreadCount), ThreadCount, start.Threads),
                Device = Device is null ? start.Device : DeviceName.Of(Device),
                MixedPrecision = MixedPrecision ?? start.MixedPrecision,
                WeightPrecision = WeightPrecision ?? start.WeightPrecision,
                LogEverySteps = Bound(nameof(LogEverySteps), LogEverySteps, start.LogEverySteps),
                TensorBoard = TensorBoard || start.TensorBoard,
                SaveEverySteps = Bound(nameof(SaveEverySteps), SaveEverySteps, start.SaveEverySteps),
                SaveEveryEpochs = Bound(nameof(SaveEveryEpochs), SaveEveryEpochs, start.SaveEveryEpochs),
                ResetOptimizer = ResetOptimizer,
                Licence = Licence ?? start.Licence,
                Description = Description ?? start.Description,
                Command = MyInvocation.Line.Trim(),
            }
        );
    }

    private AugmentationPreset PresetOf() =>
        Preset switch
        {
            "BlurJpeg0.5" => AugmentationPreset.BlurJpeg05,
            "BlurJpeg0.1" => AugmentationPreset.BlurJpeg01,
            { } name => Enum.Parse<AugmentationPreset>(name, ignoreCase: true),
            // Its options alone mean its defaults.
            null => HasReferenceOption ? AugmentationPreset.NoAugmentation : AugmentationPreset.Aligned,
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
