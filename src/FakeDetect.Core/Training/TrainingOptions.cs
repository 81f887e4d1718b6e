using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using FakeDetect.Models.Graphs;

namespace FakeDetect.Training;

/// <summary>All that decides a training run, as the trainer reads it from a JSON file. Paths are absolute.</summary>
public sealed record TrainingOptions
{
    /// <summary>Folders of labelled pictures: 0_real and 1_fake, with or without folders of sets in them, or folders that hold such.</summary>
    public IReadOnlyList<string> TrainPath { get; init; } = [];

    /// <summary>Folders of pictures to validate on; empty: whole sets are held out of <see cref="TrainPath"/>.</summary>
    public IReadOnlyList<string> ValidationPath { get; init; } = [];

    /// <summary>Folders of pairs (pairs.tsv), both of a pair going through the same augmentation in one batch.</summary>
    public IReadOnlyList<string> PairPath { get; init; } = [];

    /// <summary>The share of a batch that comes from <see cref="PairPath"/>, 0 to 1, when there are other pictures too.</summary>
    [Range(0.0, 1.0)]
    public double PairShare { get; init; } = 0.5;

    /// <summary>The sub-folders (classes) to train on; empty: all.</summary>
    public IReadOnlyList<string> Class { get; init; } = [];

    /// <summary>Sets that are left out.</summary>
    public IReadOnlyList<string> ExcludeSet { get; init; } = [];

    /// <summary>The model's folder; made at the end.</summary>
    public required string OutputPath { get; init; }

    /// <summary>The folder of checkpoint, log and plot.</summary>
    public required string RunPath { get; init; }

    /// <summary>True: go on from the checkpoint in <see cref="RunPath"/>.</summary>
    public bool Resume { get; init; }

    /// <summary>The id of an architecture that can be trained (<see cref="ArchitectureCatalog.Trainable"/>).</summary>
    public string Architecture { get; init; } = MobileNetV2Architecture.Published.Id;

    /// <summary>
    /// Checkpoints or model folders with start weights; none: random. Of several of the same architecture the even mean is
    /// taken (Wortsman et al., "Model soups", ICML 2022): runs that went out from the same weights average well.
    /// </summary>
    [JsonConverter(typeof(TextOrListConverter))]
    public IReadOnlyList<string> InitialModel { get; init; } = [];

    /// <summary>
    /// How much each of <see cref="InitialModel"/> counts in their mean, and in a twin's logit, above 0 and in any unit; empty:
    /// all alike.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public IReadOnlyList<double>? InitialModelWeight { get; init; }

    /// <summary>The input's range, ImageNet or MinusOneToOne; Auto: that of the start weights or of the architecture.</summary>
    public string Normalization { get; init; } = "Auto";

    /// <summary>Batch norm's epsilon; 0: that of the start weights or of the architecture.</summary>
    [Range(0.0, 1.0)]
    public double BatchNormEpsilon { get; init; }

    /// <summary>What the network sees: Rgb or Spectrum.</summary>
    public string InputKind { get; init; } = "Rgb";

    /// <summary>The side of the training crops, in pixels.</summary>
    [Range(8, 4096)]
    public int CropSize { get; init; } = 128;

    /// <summary>Further crop sides; each batch draws one of all, and holds fewer pictures where crops are larger.</summary>
    [Range(8, 4096)]
    public IReadOnlyList<int> MixedCropSize { get; init; } = [];

    /// <summary>The side of the centre crop in validation and in the model's card, in pixels.</summary>
    [Range(8, 4096)]
    public int ValidationCropSize { get; init; } = 224;

    /// <summary>The reference's augmentation; exactly one of this and <see cref="Aligned"/> is set.</summary>
    public ReferenceAugmentation? Reference { get; init; }

    /// <summary>The aligned augmentation.</summary>
    public AlignedAugmentation? Aligned { get; init; }

    /// <summary>How pictures are drawn.</summary>
    public SamplingRule Sampling { get; init; } = SamplingRule.SourceBalance;

    /// <summary>Pictures a step.</summary>
    [Range(2, 65536, ErrorMessage = "batch norm needs more than one picture")]
    public int BatchSize { get; init; } = 32;

    /// <summary>Epochs at most; 0: the start weights are validated and exported as they are.</summary>
    [Range(0, int.MaxValue)]
    public int Epochs { get; init; } = 20;

    /// <summary>Steps an epoch; 0: as many as it takes to draw as many pictures as there are.</summary>
    [Range(0, int.MaxValue)]
    public int StepsPerEpoch { get; init; }

    /// <summary>The run ends after so many steps while its schedule is that of all epochs; 0: it goes to the end.</summary>
    [Range(0, int.MaxValue)]
    public int StopAtStep { get; init; }

    /// <summary>The optimiser.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>The highest learning rate.</summary>
    [Range(1e-12, 100.0)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Adam's first decay rate.</summary>
    [Range(0.0, 0.9999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decoupled weight decay (AdamW only).</summary>
    [Range(0.0, 10.0)]
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Steps over which the learning rate rises from zero.</summary>
    [Range(0, int.MaxValue)]
    public int WarmUpSteps { get; init; } = 100;

    /// <summary>How the learning rate moves after the warm-up.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>The weight of a batch in batch norm's running statistics, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double BatchNormMomentum { get; init; } = 0.02;

    /// <summary>Labels become this and 1 - this, 0 to 0.5.</summary>
    [Range(0.0, 0.5, MaximumIsExclusive = true)]
    public double LabelSmoothing { get; init; } = 0.02;

    /// <summary>The share of averaged features that training drops, 0 to 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; init; } = 0.2;

    /// <summary>The decay of the moving average of the weights, which is then what is validated and exported; 0: none.</summary>
    [Range(0.0, 0.99999)]
    public double AverageDecay { get; init; }

    /// <summary>The deviation of the new head's random weights.</summary>
    [Range(0.0, 10.0)]
    public double InitGain { get; init; } = 0.02;

    /// <summary>When the learning rate drops and the training ends.</summary>
    public EarlyStoppingRule EarlyStopping { get; init; } = EarlyStoppingRule.None;

    /// <summary>Epochs without improvement before a drop.</summary>
    [Range(1, int.MaxValue)]
    public int Patience { get; init; } = 5;

    /// <summary>The share of each kind's sets that is held out for validation, 0 to 0.9.</summary>
    [Range(0.0, 0.9)]
    public double HoldOut { get; init; } = 0.12;

    /// <summary>
    /// Decides which sets are held out. Not <see cref="Seed"/>: runs of several seeds whose weights are averaged must hold out
    /// the same sets, or each has been trained on what the others are judged by.
    /// </summary>
    public long HoldOutSeed { get; init; } = 1;

    /// <summary>At most as many pictures are validated on, drawn evenly from the held-out sets; 0: all.</summary>
    [Range(0, int.MaxValue)]
    public int ValidationLimit { get; init; }

    /// <summary>Decides every random choice but that of the held-out sets. Two runs with the same seed, pictures and threads end alike.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads that prepare pictures, 1 or more. The result does not depend on it.</summary>
    [Range(1, 256)]
    public int Workers { get; init; } = 1;

    /// <summary>Threads of the network's arithmetic; 0: as libtorch chooses.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Bytes of decoded pictures that are kept in memory.</summary>
    [Range(0.0, long.MaxValue)]
    public long CacheBytes { get; init; } = 2_000_000_000;

    /// <summary>Cpu, Cuda, Cuda:1 or Auto.</summary>
    public string Device { get; init; } = "Auto";

    /// <summary>bfloat16 where the arithmetic allows it: Auto (on Cuda only), On or Off.</summary>
    public string MixedPrecision { get; init; } = "Auto";

    /// <summary>How the exported model stores its weights.</summary>
    public WeightPrecision WeightPrecision { get; init; } = WeightPrecision.Full;

    /// <summary>Steps between lines of the log.</summary>
    [Range(1, int.MaxValue)]
    public int LogEverySteps { get; init; } = 50;

    /// <summary>True: the log is also written as TensorBoard's event files in <see cref="RunPath"/>.</summary>
    // Left out where it is false: a checkpoint's fingerprint is of the file's text, and those from before this option stay good.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TensorBoard { get; init; }

    /// <summary>Steps between checkpoints.</summary>
    [Range(1, int.MaxValue)]
    public int SaveEverySteps { get; init; } = 500;

    /// <summary>Epochs between numbered copies of the weights (after epochs 1, 1 + n, ...); 0: none.</summary>
    [Range(0, int.MaxValue)]
    public int SaveEveryEpochs { get; init; }

    /// <summary>True: going on takes the weights from the checkpoint and starts the optimiser anew.</summary>
    public bool ResetOptimizer { get; init; }

    /// <summary>The sub-folder of a root that holds the pictures to train on, where there is one.</summary>
    public string TrainSplit { get; init; } = "train";

    /// <summary>The sub-folder of a root that holds the pictures to validate on, where there is one.</summary>
    public string ValidationSplit { get; init; } = "val";

    /// <summary>The licence that the model's card states; SPDX id or a sentence.</summary>
    public string Licence { get; init; } = "";

    /// <summary>One sentence for the model's card.</summary>
    public string Description { get; init; } = "";

    /// <summary>The command that made these options; part of the recipe.</summary>
    public string Command { get; init; } = "";
}
