using System.Management.Automation;
using FakeDetect.Simulation;

namespace FakeDetect;

/// <content>
/// The network and its training. Ranges and defaults are the options' own: the paper's where a processor allows. Aliases are
/// its code's names.
/// </content>
public sealed partial class InvokeSimulatorTrainingCommand
{
    [Parameter(HelpMessage = "How the decoder doubles its maps: the kind of generator that is simulated.")]
    [Option<SimulatorArchitecture>]
    public UpsamplingKind Upsampling { get; set; }

    [Parameter(
        HelpMessage = "Times the maps are halved and doubled; the copies of the spectrum lie at multiples of 1/2^Depth."
    )]
    [Option<SimulatorArchitecture>]
    public int Depth { get; set; }

    [Parameter(HelpMessage = "Side of the upsampling convolution's kernel: 2 to 5 when transposed, else odd.")]
    [Option<SimulatorArchitecture>]
    public int UpsamplingKernel { get; set; }

    [Parameter(HelpMessage = "Side of the first and last kernel, odd.")]
    [Option<SimulatorArchitecture>]
    public int OuterKernel { get; set; }

    [Parameter(HelpMessage = "Channels of the outermost maps; each halving doubles them, up to four times as many.")]
    [Alias("ngf")]
    [Option<SimulatorArchitecture>]
    public int Width { get; set; }

    [Parameter(HelpMessage = "Residual blocks between encoder and decoder.")]
    [Option<SimulatorArchitecture>(nameof(SimulatorArchitecture.Blocks))]
    public int BlockCount { get; set; }

    [Parameter(HelpMessage = "What normalises the maps: None, Instance or Batch.")]
    [Alias("norm")]
    [Option<SimulatorArchitecture>]
    public SimulatorNormalization Normalization { get; set; }

    [Parameter(HelpMessage = "Weight of the mean absolute difference between copy and picture.")]
    [Alias("lambda_identity")]
    [Option<SimulatorTrainingOptions>]
    public double ReconstructionWeight { get; set; }

    [Parameter(HelpMessage = "Weight of the adversarial loss; 0 trains no discriminator.")]
    [Option<SimulatorTrainingOptions>]
    public double AdversarialWeight { get; set; }

    [Parameter(HelpMessage = "Channels of the discriminator's first layer.")]
    [Alias("ndf")]
    [Option<SimulatorTrainingOptions>]
    public int DiscriminatorWidth { get; set; }

    [Parameter(HelpMessage = "Fakes that are kept to show the discriminator again.")]
    [Alias("pool_size")]
    [Option<SimulatorTrainingOptions>]
    public int PoolSize { get; set; }

    [Parameter(HelpMessage = "Steps of one batch each.")]
    [Alias("Steps")]
    [Option<SimulatorTrainingOptions>(nameof(SimulatorTrainingOptions.Steps))]
    public int StepCount { get; set; }

    [Parameter(HelpMessage = "Crops a step.")]
    [Alias("batch_size")]
    [Option<SimulatorTrainingOptions>]
    public int BatchSize { get; set; }

    [Parameter(HelpMessage = "The side of the crops, in pixels; a multiple of 2^Depth.")]
    [Option<SimulatorTrainingOptions>]
    public int CropSize { get; set; }

    [Parameter(HelpMessage = "The learning rate; it is kept for the first half of the steps and then falls to 0.")]
    [Alias("lr")]
    [Option<SimulatorTrainingOptions>]
    public double LearningRate { get; set; }

    [Parameter(HelpMessage = "Adam's first decay rate.")]
    [Option<SimulatorTrainingOptions>]
    public double Beta1 { get; set; }

    [Parameter(HelpMessage = "Decides every random choice.")]
    [Option<SimulatorTrainingOptions>]
    public int Seed { get; set; }

    [Parameter(HelpMessage = "Threads of the network's arithmetic on the CPU.")]
    [Option<SimulatorTrainingOptions>(nameof(SimulatorTrainingOptions.Threads))]
    public int ThreadCount { get; set; }

    [Parameter(HelpMessage = "Auto, Cpu, Cuda or Cuda:1; also the reference's numbers: -1 is the CPU.")]
    [Alias("gpu_ids")]
    [ValidateNotNullOrEmpty]
    public string Device { get; set; } = "Auto";

    [Parameter(HelpMessage = "Steps between lines of the log.")]
    [Option<SimulatorTrainingOptions>(nameof(SimulatorTrainingOptions.LogFrequency))]
    public int LogEverySteps { get; set; }

    private SimulatorTrainingOptions Complete(string output) =>
        BoundOptions.Set(
            this,
            new SimulatorTrainingOptions
            {
                Architecture = BoundOptions.Set(this, new SimulatorArchitecture()),
                Pictures = _pictures,
                OutputPath = output,
                Device = DeviceName.Of(Device),
            }
        );
}
