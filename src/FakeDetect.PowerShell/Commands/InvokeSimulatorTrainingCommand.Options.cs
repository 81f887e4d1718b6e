using System.Management.Automation;
using FakeDetect.Simulation;

namespace FakeDetect;

/// <content>The network and its training. Defaults are the paper's where a processor allows; aliases are its code's names.</content>
public sealed partial class InvokeSimulatorTrainingCommand
{
    /// <summary>How the decoder doubles its maps.</summary>
    [Parameter(HelpMessage = "How the decoder doubles its maps: the kind of generator that is simulated.")]
    public UpsamplingKind Upsampling { get; set; } = UpsamplingKind.TransposedConvolution;

    /// <summary>Times the maps are halved and doubled.</summary>
    [Parameter(
        HelpMessage = "Times the maps are halved and doubled; the copies of the spectrum lie at multiples of 1/2^Depth."
    )]
    [ValidateRange(1, 5)]
    public int Depth { get; set; } = 2;

    /// <summary>Side of the upsampling convolution's kernel.</summary>
    [Parameter(HelpMessage = "Side of the upsampling convolution's kernel: 2 to 5 when transposed, else odd.")]
    [ValidateRange(1, 15)]
    public int UpsamplingKernel { get; set; } = 3;

    /// <summary>Side of the first and last kernel.</summary>
    [Parameter(HelpMessage = "Side of the first and last kernel, odd.")]
    [ValidateRange(1, 31)]
    public int OuterKernel { get; set; } = 7;

    /// <summary>Channels of the outermost maps.</summary>
    [Parameter(HelpMessage = "Channels of the outermost maps; each halving doubles them, up to four times as many.")]
    [Alias("ngf")]
    [ValidateRange(4, 1024)]
    public int Width { get; set; } = 64;

    /// <summary>Residual blocks between encoder and decoder.</summary>
    [Parameter(HelpMessage = "Residual blocks between encoder and decoder.")]
    [ValidateRange(0, 64)]
    public int BlockCount { get; set; } = 9;

    /// <summary>What normalises the maps.</summary>
    [Parameter(HelpMessage = "What normalises the maps: None, Instance or Batch.")]
    [Alias("norm")]
    public SimulatorNormalization Normalization { get; set; } = SimulatorNormalization.Instance;

    /// <summary>Weight of the difference between copy and picture.</summary>
    [Parameter(HelpMessage = "Weight of the mean absolute difference between copy and picture.")]
    [Alias("lambda_identity")]
    [ValidateRange(0.0, 1e6)]
    public double ReconstructionWeight { get; set; } = 0.5;

    /// <summary>Weight of the adversarial loss.</summary>
    [Parameter(HelpMessage = "Weight of the adversarial loss; 0 trains no discriminator.")]
    [ValidateRange(0.0, 1e6)]
    public double AdversarialWeight { get; set; } = 1;

    /// <summary>Channels of the discriminator's first layer.</summary>
    [Parameter(HelpMessage = "Channels of the discriminator's first layer.")]
    [Alias("ndf")]
    [ValidateRange(1, 1024)]
    public int DiscriminatorWidth { get; set; } = 64;

    /// <summary>Fakes that the discriminator is shown again.</summary>
    [Parameter(HelpMessage = "Fakes that are kept to show the discriminator again.")]
    [Alias("pool_size")]
    [ValidateRange(0, 10000)]
    public int PoolSize { get; set; } = 50;

    /// <summary>Steps of one batch each.</summary>
    [Parameter(HelpMessage = "Steps of one batch each.")]
    [Alias("Steps")]
    [ValidateRange(1, int.MaxValue)]
    public int StepCount { get; set; } = 2000;

    /// <summary>Crops a step.</summary>
    [Parameter(HelpMessage = "Crops a step.")]
    [Alias("batch_size")]
    [ValidateRange(1, 4096)]
    public int BatchSize { get; set; } = 8;

    /// <summary>The side of the crops.</summary>
    [Parameter(HelpMessage = "The side of the crops, in pixels; a multiple of 2^Depth.")]
    [ValidateRange(8, 4096)]
    public int CropSize { get; set; } = 128;

    /// <summary>The highest learning rate.</summary>
    [Parameter(HelpMessage = "The learning rate; it is kept for the first half of the steps and then falls to 0.")]
    [Alias("lr")]
    [ValidateRange(1e-12, 100.0)]
    public double LearningRate { get; set; } = 2e-4;

    /// <summary>Adam's first decay rate.</summary>
    [Parameter(HelpMessage = "Adam's first decay rate.")]
    [ValidateRange(0.0, 0.9999)]
    public double Beta1 { get; set; } = 0.5;

    /// <summary>Decides every random choice.</summary>
    [Parameter(HelpMessage = "Decides every random choice.")]
    public int Seed { get; set; } = 1;

    /// <summary>Threads of the arithmetic.</summary>
    [Parameter(HelpMessage = "Threads of the network's arithmetic on the CPU.")]
    [ValidateRange(1, 1024)]
    public int ThreadCount { get; set; }

    /// <summary>Where to train.</summary>
    [Parameter(HelpMessage = "Auto, Cpu, Cuda or Cuda:1; also the reference's numbers: -1 is the CPU.")]
    [Alias("gpu_ids")]
    [ValidateNotNullOrEmpty]
    public string Device { get; set; } = "Auto";

    /// <summary>Steps between lines of the log.</summary>
    [Parameter(HelpMessage = "Steps between lines of the log.")]
    [ValidateRange(1, int.MaxValue)]
    public int LogEverySteps { get; set; } = 20;

    private SimulatorTrainingOptions Complete(string output) =>
        new()
        {
            Architecture = new SimulatorArchitecture
            {
                Upsampling = Upsampling,
                Depth = Depth,
                UpsamplingKernel = UpsamplingKernel,
                OuterKernel = OuterKernel,
                Width = Width,
                Blocks = BlockCount,
                Normalization = Normalization,
            },
            Pictures = _pictures,
            OutputPath = output,
            Steps = StepCount,
            BatchSize = BatchSize,
            CropSize = CropSize,
            LearningRate = LearningRate,
            Beta1 = Beta1,
            ReconstructionWeight = ReconstructionWeight,
            AdversarialWeight = AdversarialWeight,
            DiscriminatorWidth = DiscriminatorWidth,
            PoolSize = PoolSize,
            LogFrequency = LogEverySteps,
            Seed = Seed,
            Threads = ThreadCount,
            Device = DeviceName.Of(Device),
        };
}
