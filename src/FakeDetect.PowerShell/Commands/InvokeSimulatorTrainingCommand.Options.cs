using System.Management.Automation;
using FakeDetect.Simulation;

namespace FakeDetect;

/// <content>
/// The network and its training. Ranges and defaults are the options' own: the paper's where a processor allows. Aliases are
/// its code's names.
/// </content>
public sealed partial class InvokeSimulatorTrainingCommand
{
    [Parameter(HelpMessage = "How the decoder upsamples its maps: the kind of generator to simulate.")]
    [Option<SimulatorArchitecture>]
    public UpsamplingKind Upsampling { get; set; }

    [Parameter(
        HelpMessage = "Number of times the maps are halved and doubled. The copies of the spectrum appear at multiples of 1/2^Depth."
    )]
    [Option<SimulatorArchitecture>]
    public int Depth { get; set; }

    [Parameter(HelpMessage = "Side of the upsampling kernel: 2 to 5 for a transposed convolution, otherwise odd.")]
    [Option<SimulatorArchitecture>]
    public int UpsamplingKernel { get; set; }

    [Parameter(HelpMessage = "Side of the first and last kernel. It must be odd.")]
    [Option<SimulatorArchitecture>]
    public int OuterKernel { get; set; }

    [Parameter(
        HelpMessage = "Number of channels of the outermost maps. Each halving doubles it, up to four times this number."
    )]
    [Alias("ngf")]
    [Option<SimulatorArchitecture>]
    public int Width { get; set; }

    [Parameter(HelpMessage = "Number of residual blocks between encoder and decoder.")]
    [Option<SimulatorArchitecture>(nameof(SimulatorArchitecture.Blocks))]
    public int BlockCount { get; set; }

    [Parameter(HelpMessage = "Normalisation of the maps: None, Instance or Batch.")]
    [Alias("norm")]
    [Option<SimulatorArchitecture>]
    public SimulatorNormalization Normalization { get; set; }

    [Parameter(HelpMessage = "Weight of the mean absolute difference between the copy and the picture.")]
    [Alias("lambda_identity")]
    [Option<SimulatorTrainingOptions>]
    public double ReconstructionWeight { get; set; }

    [Parameter(HelpMessage = "Weight of the adversarial loss. 0 trains without a discriminator.")]
    [Option<SimulatorTrainingOptions>]
    public double AdversarialWeight { get; set; }

    [Parameter(HelpMessage = "Number of channels of the discriminator's first layer.")]
    [Alias("ndf")]
    [Option<SimulatorTrainingOptions>]
    public int DiscriminatorWidth { get; set; }

    [Parameter(HelpMessage = "Number of earlier fakes kept to train the discriminator again.")]
    [Alias("pool_size")]
    [Option<SimulatorTrainingOptions>]
    public int PoolSize { get; set; }

    [Parameter(HelpMessage = "Number of training steps. Each step uses one batch.")]
    [Alias("Steps")]
    [Option<SimulatorTrainingOptions>(nameof(SimulatorTrainingOptions.Steps))]
    public int StepCount { get; set; }

    [Parameter(HelpMessage = "Number of crops in each step.")]
    [Alias("batch_size")]
    [Option<SimulatorTrainingOptions>]
    public int BatchSize { get; set; }

    [Parameter(HelpMessage = "Side of the crops, in pixels. It must be a multiple of 2^Depth.")]
    [Option<SimulatorTrainingOptions>]
    public int CropSize { get; set; }

    [Parameter(HelpMessage = "Learning rate. It stays constant for the first half of the steps and then falls to 0.")]
    [Alias("lr")]
    [Option<SimulatorTrainingOptions>]
    public double LearningRate { get; set; }

    [Parameter(HelpMessage = "Adam's first decay rate.")]
    [Option<SimulatorTrainingOptions>]
    public double Beta1 { get; set; }

    [Parameter(HelpMessage = "Seed of every random choice.")]
    [Option<SimulatorTrainingOptions>]
    public int Seed { get; set; }

    [Parameter(HelpMessage = "Number of CPU threads that run the network.")]
    [Option<SimulatorTrainingOptions>(nameof(SimulatorTrainingOptions.Threads))]
    public int ThreadCount { get; set; }

    [Parameter(HelpMessage = "Device: Auto, Cpu, Cuda or Cuda:1. The reference's numbers also work: -1 is the CPU.")]
    [Alias("gpu_ids")]
    [ValidateNotNullOrEmpty]
    public string Device { get; set; } = "Auto";

    [Parameter(HelpMessage = "Number of steps between two lines of the log.")]
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
