using FakeDetect.Numerics;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Networks;
using FakeDetect.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Steps;

/// <summary>The network, its optimiser and the average of its weights: what a step changes.</summary>
internal sealed class Learner : IDisposable
{
    private const long DropoutKey = 0xD801;
    private readonly TrainingOptions _options;
    private readonly Device _device;
    private readonly ScalarType _precision;
    private int _steps;

    public Learner(TrainingOptions options, Device device)
    {
        _options = options;
        _device = device;
        _precision = Precision(options, device);
        if (options.Threads > 0)
            set_num_threads(options.Threads);
        manual_seed(options.Seed);
        Network = StartWeights.Create(options);
        Network.to(device);
        Network.train();
        Optimizer = new GradientOptimizer(options, Network);
        Average = options.AverageDecay > 0 ? new WeightAverage(Network, options.AverageDecay) : null;
        Input = new NetworkInput(Network.Settings.Input, device);
    }

    /// <summary>The network, in training mode.</summary>
    public DetectorNetwork Network { get; }

    /// <summary>The optimiser.</summary>
    public GradientOptimizer Optimizer { get; }

    /// <summary>The moving average; null where none is wanted.</summary>
    public WeightAverage? Average { get; }

    /// <summary>Pictures to the network's input.</summary>
    public NetworkInput Input { get; }

    /// <summary>
    /// What a step calculates in. bfloat16 has float32's range, so that gradients need no scaling; weights, moments and
    /// validation stay float32.
    /// </summary>
    public static ScalarType Precision(TrainingOptions options, Device device) =>
        options.MixedPrecision.ToUpperInvariant() switch
        {
            "ON" => ScalarType.BFloat16,
            "AUTO" when device.type == DeviceType.CUDA => ScalarType.BFloat16,
            _ => ScalarType.Float32,
        };

    /// <summary>One step on one batch. All tensors of it are gone afterwards.</summary>
    /// <returns>The loss.</returns>
    /// <exception cref="TrainingFailedException">The loss is not a number.</exception>
    public float Step(InputBatch batch, double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        return Step(batch, Images(batch), learningRate);
    }

    /// <summary>The same with the batch's <see cref="Images"/>, which are not disposed.</summary>
    public float Step(InputBatch batch, Tensor images, double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        // Dropout's numbers are a function of seed and step: nothing of torch's generator has to be kept in a checkpoint.
        RandomStream random = new(_options.Seed, DropoutKey, batch.Step);
        manual_seed((long)(random.NextBits() >> 1));
        Tensor labels = tensor(Array.ConvertAll(batch.Labels, Smoothed)).to(_device);
        Tensor logits = Network.forward(images);
        Tensor loss = nn.functional.binary_cross_entropy_with_logits(logits, labels);
        float value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw new TrainingFailedException(
                "Diverged",
                _options.RunPath,
                $"The loss of step {batch.Step + 1} is {value}.",
                "Lower the learning rate. The last checkpoint was saved before this step."
            );
        }

        loss.backward();
        Optimizer.Step(learningRate);
        _steps = batch.Step + 1;
        Average?.Update(_steps);
        return value;
    }

    /// <summary>Gives start weights whose batch norms were merged their statistics (<see cref="MergedWeights"/>).</summary>
    /// <param name="batches">Batches of the training's own making.</param>
    public void Settle(IEnumerable<InputBatch> batches)
    {
        MergedWeights.Settle(Network, batches.Select(Images));
        Average?.Restart();
    }

    /// <summary>A batch as the network's input, [N, 3, H, W], on the device.</summary>
    public Tensor Images(InputBatch batch) =>
        Input.Of(batch.Values, batch.Count, batch.Side, batch.Side).to(_precision);

    /// <summary>Puts the average, where there is one, into the network until the result is disposed.</summary>
    public IDisposable? UseAverage() => Average?.Use();

    public void Dispose()
    {
        Average?.Dispose();
        Optimizer.Dispose();
        Network.Dispose();
    }

    private float Smoothed(float label) => (float)(_options.LabelSmoothing + label * (1 - 2 * _options.LabelSmoothing));
}
