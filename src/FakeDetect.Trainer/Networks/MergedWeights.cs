using System.Globalization;
using System.Text.RegularExpressions;
using FakeDetect.Models;
using FakeDetect.Models.Onnx;
using FakeDetect.Trainer.Networks.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Networks;

/// <summary>
/// Training from a model.onnx alone, whose convolutions have taken their batch norms in. Each batch norm comes back as one
/// that changes nothing but the bias, and, before the first step, gets the mean and variance that its input has on training
/// pictures (<see cref="Settle"/>): the network's logits stay what they were, and it can be trained as any other.
/// </summary>
internal static partial class MergedWeights
{
    /// <summary>Batches that the statistics are taken from.</summary>
    public const int Batches = 16;

    private const string NormsKey = "norms",
        Merged = "merged",
        Head = OnnxGraphBuilder.CamName;

    /// <summary>True for weights that <see cref="Read"/> gave.</summary>
    public static bool Is(TensorSet set) => set.Metadata.ContainsKey(NormsKey);

    /// <summary>The weights of a model's graph under the names that they are trained under; the head waits for <see cref="WithHead"/>.</summary>
    /// <param name="model">A model whose graph was written here.</param>
    /// <param name="epsilon">The epsilon of the batch norms to be.</param>
    /// <exception cref="ModelInvalidException">It is somebody else's graph.</exception>
    public static TensorSet Read(DetectorModel model, double epsilon)
    {
        TensorSet graph = GraphWeights.Read(model.OnnxPath),
            set = new(model.Folder);
        foreach ((string name, WeightTensor tensor) in graph)
        {
            if (name == Head + ".weight")
                set.Add(name, new WeightTensor([1, tensor.Floats.Length], tensor.Floats));
            else if (name == Head + ".bias" || name.EndsWith(".weight", StringComparison.Ordinal))
                set.Add(name, tensor);
            else if (name.EndsWith(".bias", StringComparison.Ordinal))
                AddNorm(set, NormOf(name[..^".bias".Length]), tensor.Floats, epsilon);
        }

        WeightFile.Describe(set, model.Card.Input, epsilon);
        set.Metadata[NormsKey] = Merged;
        return set;
    }

    /// <summary>The same with the head under the name that a network has for it; other weights stay as they are.</summary>
    public static TensorSet WithHead(TensorSet set, string name) =>
        Is(set)
            ? set.Renamed(key => key.StartsWith(Head + ".", StringComparison.Ordinal) ? name + key[Head.Length..] : key)
            : set;

    /// <summary>Gives each batch norm of a network the statistics of its input; the network's logits in evaluation stay.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">Batches as its input; each is disposed.</param>
    public static void Settle(DetectorNetwork network, IEnumerable<Tensor> images)
    {
        ChannelNorm[] norms = [.. network.modules().OfType<ChannelNorm>()];
        bool training = network.training;
        network.eval();
        foreach (ChannelNorm norm in norms)
            norm.Watch();
        using (IDisposable noGradient = no_grad())
        {
            foreach (Tensor batch in images)
            {
                using DisposeScope scope = NewDisposeScope();
                network.forward(batch);
                batch.Dispose();
            }
        }

        foreach (ChannelNorm norm in norms)
            norm.Settle();
        network.train(training);
    }

    private static void AddNorm(TensorSet set, string name, float[] bias, double epsilon)
    {
        float[] Filled(double value) => [.. Enumerable.Repeat((float)value, bias.Length)];
        long[] shape = [bias.Length];
        set.Add(name + ".weight", new WeightTensor(shape, Filled(1)));
        set.Add(name + ".bias", new WeightTensor(shape, bias));
        set.Add(name + ".running_mean", new WeightTensor(shape, Filled(0)));
        set.Add(name + ".running_var", new WeightTensor(shape, Filled(1 - epsilon)));
    }

    // torchvision numbers a convolution and the batch norm behind it: conv1 and bn1, or 0 and 1 of a sequence.
    private static string NormOf(string convolution)
    {
        int dot = convolution.LastIndexOf('.') + 1;
        string last = convolution[dot..];
        return convolution[..dot]
            + (
                int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? (number + 1).ToString(CultureInfo.InvariantCulture)
                    : Convolution().Replace(last, "bn")
            );
    }

    [GeneratedRegex("^conv(?=[0-9]+$)")]
    private static partial Regex Convolution();
}
