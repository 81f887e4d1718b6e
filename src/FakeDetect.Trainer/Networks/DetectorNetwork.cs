using FakeDetect.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>A network that gives each picture one logit; positive = fake.</summary>
/// <param name="architecture">The id of its graph in the engine's catalogue.</param>
/// <param name="settings">What it is made with.</param>
internal abstract class DetectorNetwork(string architecture, NetworkSettings settings)
    : Module<Tensor, Tensor>(architecture)
{
    /// <summary>The id of its graph in the engine's catalogue.</summary>
    public string Architecture { get; } = architecture;

    /// <summary>What it was made with.</summary>
    public NetworkSettings Settings { get; } = settings;

    /// <summary>The names of the head's tensors, which published checkpoints have with other shapes.</summary>
    public abstract string HeadName { get; }

    /// <summary>Beginnings of names that published start weights do not have: those tensors stay random where they are missing.</summary>
    public virtual IReadOnlyList<string> AddedNames => [];

    /// <summary>The start weights that several sets make together: their mean, unless a network knows better.</summary>
    /// <param name="sets">The sets, one or more.</param>
    /// <param name="shares">How much each counts; they add up to 1.</param>
    /// <exception cref="ModelInvalidException">The sets do not go together.</exception>
    public virtual TensorSet StartOf(IReadOnlyList<TensorSet> sets, IReadOnlyList<double> shares) =>
        WeightMean.Of(sets, shares);

    /// <summary>The linear layer from C averaged features to one logit.</summary>
    protected abstract Linear Head { get; }

    /// <summary>Logits, [N], of normalised pictures, [N, 3, H, W].</summary>
    public override Tensor forward(Tensor images)
    {
        Tensor pooled = PooledFeatures(images);
        if (training && Settings.Dropout > 0)
            pooled = functional.dropout(pooled, Settings.Dropout, training: true);
        return Head.forward(pooled).squeeze(1);
    }

    /// <summary>Averaged features, [N, C], of normalised pictures, [N, 3, H, W].</summary>
    public Tensor PooledFeatures(Tensor images) => Features(images).mean([2, 3], type: ScalarType.Float32);

    /// <summary>The feature map, [N, C, h, w], of normalised pictures, [N, 3, H, W].</summary>
    protected abstract Tensor Features(Tensor images);
}
