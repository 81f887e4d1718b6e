using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// Two MobileNetV2 bodies on the same picture, one of which keeps every pixel in its stem; their maps have a cell for 32
/// pixels and are joined before the head.
/// </summary>
internal sealed class MobileNetV2Twin : DetectorNetwork
{
    private const string Coarse = "features.",
        Fine = "fine.",
        HeadLayer = "classifier.1";

    private readonly Sequential _features;
    private readonly Sequential _fine;
    private readonly Sequential _classifier;

    public MobileNetV2Twin(MobileNetV2TwinArchitecture architecture, NetworkSettings settings)
        : base(architecture.Id, settings)
    {
        Layers layers = new(settings.BatchNormEpsilon, settings.BatchNormMomentum);
        _features = MobileNetV2Features.Create(layers);
        _fine = MobileNetV2Features.Create(layers, stemStride: 1);
        _classifier = Sequential(("1", Layers.Head(2 * MobileNetV2Features.Channels, settings.InitGain)));
        register_module("features", _features);
        register_module("fine", _fine);
        register_module("classifier", _classifier);
    }

    public override string HeadName => HeadLayer;

    protected override Linear Head => (Linear)_classifier[0];

    /// <summary>
    /// Two networks become one: the first's body and that of the second, which has no early downsampling, under a head that
    /// gives the mean of their logits, each with its share. A single one, ImageNet's, starts both bodies. Weights of twins have their mean.
    /// </summary>
    public override TensorSet StartOf(IReadOnlyList<TensorSet> sets, IReadOnlyList<double> shares)
    {
        if (sets.Any(IsTwin))
            return WeightMean.Of(sets, shares);
        if (sets.Count > 2)
        {
            throw new ModelInvalidException(
                "WeightsUnlike",
                sets[2].Source,
                $"{Architecture} starts from one network or two, not from {sets.Count}.",
                "Name the plain network first, and the one without early downsampling second."
            );
        }

        (TensorSet coarse, TensorSet fine) = (sets[0], sets[^1]);
        WeightMean.CheckAlike(coarse, fine);
        TensorSet joined = new(coarse == fine ? coarse.Source : $"{coarse.Source}, {fine.Source}");
        foreach (
            (string name, WeightTensor tensor) in coarse.Where(t => t.Key.StartsWith(Coarse, StringComparison.Ordinal))
        )
            joined.Add(name, tensor);
        foreach (
            (string name, WeightTensor tensor) in fine.Where(t => t.Key.StartsWith(Coarse, StringComparison.Ordinal))
        )
            joined.Add(Fine + name[Coarse.Length..], tensor);
        if (coarse != fine && coarse.Contains(HeadLayer + ".weight", 1, MobileNetV2Features.Channels))
        {
            joined.Add(
                HeadLayer + ".weight",
                new WeightTensor(
                    [1, 2 * MobileNetV2Features.Channels],
                    [.. Scaled(coarse, ".weight", shares[0]), .. Scaled(fine, ".weight", shares[1])]
                )
            );
            joined.Add(
                HeadLayer + ".bias",
                new WeightTensor([1], [Scaled(coarse, ".bias", shares[0])[0] + Scaled(fine, ".bias", shares[1])[0]])
            );
        }

        foreach ((string key, string value) in coarse.Metadata)
            joined.Metadata[key] = value;
        return joined;
    }

    /// <summary>True for the weights of a twin.</summary>
    public static bool IsTwin(TensorSet set) => set.Names.Any(n => n.StartsWith(Fine, StringComparison.Ordinal));

    /// <summary>
    /// One body of a twin as a network of its own. Its part of the head counts twice, for the twin's logit is the mean of two;
    /// the bias is the twin's.
    /// </summary>
    /// <param name="set">The twin.</param>
    /// <param name="fine">The body that keeps every pixel, else the one that is built as published.</param>
    public static TensorSet BodyOf(TensorSet set, bool fine)
    {
        string body = fine ? Fine : Coarse;
        TensorSet part = set.Renamed(name =>
            name.StartsWith(body, StringComparison.Ordinal) ? Coarse + name[body.Length..]
            : name == HeadLayer + ".bias" ? name
            : null
        );
        if (set.TryGet(HeadLayer + ".weight", out WeightTensor? head))
        {
            IEnumerable<float> half = head
                .Floats.Skip(fine ? MobileNetV2Features.Channels : 0)
                .Take(MobileNetV2Features.Channels);
            part.Add(
                HeadLayer + ".weight",
                new WeightTensor([1, MobileNetV2Features.Channels], [.. half.Select(v => 2 * v)])
            );
        }

        return part;
    }

    protected override Tensor Features(Tensor images) =>
        cat(
            [
                _features.forward(images),
                functional.avg_pool2d(_fine.forward(images), 2, 2, ceil_mode: true, count_include_pad: false),
            ],
            1
        );

    private static float[] Scaled(TensorSet set, string part, double share) =>
        [.. set[HeadLayer + part].Floats.Select(v => (float)(v * share))];
}
