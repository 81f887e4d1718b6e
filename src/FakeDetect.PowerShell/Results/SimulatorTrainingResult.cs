using FakeDetect.Simulation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>A simulator that Invoke-SimulatorTraining trained; New-SimulatedFake takes it as -Network and from the pipeline.</summary>
public sealed class SimulatorTrainingResult
{
    private readonly SimulatorTrainingOptions _options;
    private readonly SimulatorProgress _last;
    private readonly SimulatorCompleted _completed;

    internal SimulatorTrainingResult(
        SimulatorTrainingOptions options,
        SimulatorProgress last,
        SimulatorCompleted completed
    )
    {
        _options = options;
        _last = last;
        _completed = completed;
    }

    /// <summary>The network's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(NetworkPath);

    /// <summary>The ONNX file.</summary>
    public string NetworkPath => _completed.Network;

    /// <summary>SHA-256 of the ONNX file.</summary>
    public string Sha256 => _completed.Sha256;

    /// <summary>How the decoder doubles its maps.</summary>
    public string Upsampling => _options.Architecture.Upsampling.ToString();

    /// <summary>Times the maps are halved and doubled.</summary>
    public int Depth => _options.Architecture.Depth;

    /// <summary>Width and height of the network's input are multiples of this, and its copies of the spectrum lie at multiples of one over it.</summary>
    public int SizeMultiple => _options.Architecture.SizeMultiple;

    /// <summary>Pictures that were trained on.</summary>
    public int PictureCount => _completed.Pictures;

    /// <summary>Steps that were done.</summary>
    public int Steps => _last.Step;

    /// <summary>Mean absolute difference of copy and picture over fresh crops, in grey levels (0 to 255).</summary>
    public double CopyError => _completed.CopyError;

    /// <summary>The last step's adversarial loss; null where there was none.</summary>
    public double? AdversarialLoss => _options.AdversarialWeight > 0 ? _last.Adversarial : null;

    /// <summary>The last step's loss of the discriminator; null where there was none. 0.25: it cannot tell copies from pictures.</summary>
    public double? DiscriminatorLoss => _options.AdversarialWeight > 0 ? _last.Discriminator : null;

    /// <summary>The largest difference between the trained network and the ONNX file, of values 0 to 1.</summary>
    public double LargestDifference => _completed.LargestDifference;

    /// <summary>Wall time of the trainer.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(_completed.Seconds);

    /// <summary>The path of the network, which is what commands that take a network want.</summary>
    public override string ToString() => NetworkPath;
}
