using FakeDetect.Models;
using FakeDetect.Models.Checkpoints;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Runs;

/// <summary>Makes the network of a run, with its start weights.</summary>
internal static class StartWeights
{
    /// <summary>The network.</summary>
    /// <exception cref="ModelInvalidException">The start weights are missing, damaged or of another architecture.</exception>
    public static DetectorNetwork Create(TrainingOptions options)
    {
        (ModelInput input, double epsilon) = NetworkCatalog.Defaults(options.Architecture);
        input = options.Normalization switch
        {
            "ImageNet" => ModelInput.ImageNet,
            "MinusOneToOne" => ModelInput.MinusOneToOne,
            _ => input,
        };
        if (options.BatchNormEpsilon > 0)
            epsilon = options.BatchNormEpsilon;
        DetectorNetwork network = NetworkCatalog.Create(
            options.Architecture, new NetworkSettings(input, epsilon, options.BatchNormMomentum, options.Dropout, options.InitGain));
        if (options.InitialModel.Length > 0)
            NetworkTensors.LoadStart(network, CheckpointReader.Read(options.InitialModel).Tensors);
        return network;
    }
}
