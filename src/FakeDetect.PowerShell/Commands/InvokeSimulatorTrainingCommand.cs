using System.Management.Automation;
using FakeDetect.Simulation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>Trains a GAN simulator on real pictures in a process of its own and ends with the network that New-SimulatedFake takes.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SimulatorTraining", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(SimulatorTrainingResult))]
public sealed partial class InvokeSimulatorTrainingCommand : ImageFileCommand
{
    private readonly List<string> _pictures = [];

    [Parameter(
        Mandatory = true,
        Position = 1,
        HelpMessage = "Folder of the network. Its last part is the name of the network."
    )]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    private protected override void ProcessFile(string path) => _pictures.Add(path);

    private protected override void End()
    {
        base.End();
        if (Resolver.ToFileSystem(OutputPath) is not { } output)
            return;
        if (_pictures.Count == 0)
        {
            WriteWarning("No pictures were found, so no network was trained.");
            return;
        }

        SimulatorTrainingOptions options = Complete(System.IO.Path.TrimEndingDirectorySeparator(output));
        SimulatorRules.Check(options);
        if (File.Exists(options.NetworkPath) && !Force)
        {
            throw new TrainingFailedException(
                "NetworkExists",
                options.NetworkPath,
                $"'{options.NetworkPath}' already exists.",
                "Choose another -OutputPath, or use -Force to replace it."
            );
        }

        if (
            !ShouldProcess(
                options.OutputPath,
                $"Train a simulator ({options.Architecture.Upsampling}, depth {options.Architecture.Depth}) on {_pictures.Count} pictures"
            )
        )
            return;
        SimulatorMonitor monitor = new(this, Progress, System.IO.Path.GetFileName(options.OutputPath))
        {
            BatchSize = options.BatchSize,
        };
        TrainerClient trainer = new(this, "--simulator", options.OutputPath)
        {
            AfterStop = "no network was written",
            AfterStopNextStep = "Train again.",
        };
        trainer.Follow(TrainingJson.Write(options), monitor, StopToken);
        WriteObject(
            new SimulatorTrainingResult(
                options,
                trainer.Said(monitor.Last, "step"),
                trainer.Said(monitor.Completed, "network")
            )
        );
    }
}
