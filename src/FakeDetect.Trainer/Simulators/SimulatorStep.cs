using FakeDetect.Simulation;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Simulators;

/// <summary>One step of the least-squares GAN: the generator copies pictures, the discriminator tells copies from pictures.</summary>
internal sealed class SimulatorStep : IDisposable
{
    private readonly SimulatorTrainingOptions _options;
    private readonly SimulatorGenerator _generator;
    private readonly PatchDiscriminator? _discriminator;
    private readonly optim.Optimizer _generatorOptimizer;
    private readonly optim.Optimizer? _discriminatorOptimizer;
    private readonly FakePool _pool;

    /// <summary>Makes optimisers for the generator and, where there is an adversarial loss, a discriminator.</summary>
    public SimulatorStep(SimulatorTrainingOptions options, SimulatorGenerator generator, Device device)
    {
        _options = options;
        _generator = generator;
        _pool = new FakePool(options.PoolSize, options.Seed + 1);
        _generatorOptimizer = optim.Adam(generator.parameters(), options.LearningRate, options.Beta1, 0.999);
        if (options.AdversarialWeight > 0)
        {
            _discriminator = new PatchDiscriminator(options.DiscriminatorWidth);
            _discriminator.to(device);
            _discriminatorOptimizer = optim.Adam(
                _discriminator.parameters(),
                options.LearningRate,
                options.Beta1,
                0.999
            );
        }
    }

    /// <summary>Trains on one batch.</summary>
    /// <param name="reals">[N,3,S,S], -1..1.</param>
    /// <param name="learningRate">The rate of this step.</param>
    public SimulatorLoss Run(Tensor reals, double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        SetRate(_generatorOptimizer, learningRate);
        Tensor fakes = _generator.call(reals);
        Tensor reconstruction = nn.functional.l1_loss(fakes, reals);
        Tensor loss = reconstruction * _options.ReconstructionWeight;
        double adversarial = 0;
        if (_discriminator is not null)
        {
            Tensor fooled = Distance(_discriminator.call(fakes), 1);
            adversarial = fooled.ToDouble();
            loss += fooled * _options.AdversarialWeight;
        }

        _generatorOptimizer.zero_grad();
        loss.backward();
        _generatorOptimizer.step();
        double told = _discriminator is null ? 0 : Discriminate(reals, fakes, learningRate);
        return new SimulatorLoss(reconstruction.ToDouble(), adversarial, told);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pool.Dispose();
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer?.Dispose();
        _discriminator?.Dispose();
    }

    private double Discriminate(Tensor reals, Tensor fakes, double learningRate)
    {
        SetRate(_discriminatorOptimizer!, learningRate);
        Tensor shown = _pool.Exchange(fakes);
        // Halved: the discriminator learns at half the generator's pace (CycleGAN).
        Tensor loss = (Distance(_discriminator!.call(reals), 1) + Distance(_discriminator.call(shown), 0)) * 0.5;
        _discriminatorOptimizer!.zero_grad();
        loss.backward();
        _discriminatorOptimizer.step();
        return loss.ToDouble();
    }

    private static Tensor Distance(Tensor score, double target) => (score - target).square().mean();

    private static void SetRate(optim.Optimizer optimizer, double rate)
    {
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
            group.LearningRate = rate;
    }
}
