using FakeDetect.Models;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Networks;

/// <summary>Tensors of torch to and from the engine's <see cref="TensorSet"/>.</summary>
internal static class NetworkTensors
{
    /// <summary>A copy of a tensor, float32 or int64.</summary>
    public static WeightTensor Copy(Tensor tensor)
    {
        using Tensor flat = tensor.detach().cpu().contiguous().reshape(-1);
        long[] shape = [.. tensor.shape];
        return tensor.dtype == ScalarType.Int64
            ? new WeightTensor(shape, flat.data<long>().ToArray())
            : new WeightTensor(shape, flat.to(ScalarType.Float32).data<float>().ToArray());
    }

    /// <summary>A copy of a network's weights and buffers, names as PyTorch has them.</summary>
    public static TensorSet Copy(DetectorNetwork network)
    {
        TensorSet set = new(network.Architecture);
        foreach ((string name, Tensor tensor) in network.state_dict())
            set.Add(name, Copy(tensor));
        return set;
    }

    /// <summary>Writes values into a tensor.</summary>
    public static void Fill(Tensor target, WeightTensor source)
    {
        using IDisposable noGradient = no_grad();
        using Tensor values = source.IsInteger ? tensor(source.Integers) : tensor(source.Floats);
        using Tensor shaped = values.reshape([.. source.Shape]);
        target.copy_(shaped);
    }

    /// <summary>Writes a complete set into a network.</summary>
    /// <exception cref="ModelInvalidException">A tensor is missing or has another shape.</exception>
    public static void Load(DetectorNetwork network, TensorSet tensors, string prefix = "")
    {
        foreach ((string name, Tensor target) in network.state_dict())
            Fill(target, Checked(tensors, prefix + name, target));
    }

    /// <summary>Writes start weights into a network: all but the head, which is taken where its shape fits.</summary>
    /// <returns>True when the head came with them.</returns>
    /// <exception cref="ModelInvalidException">A tensor of the body is missing or has another shape.</exception>
    public static bool LoadStart(DetectorNetwork network, TensorSet tensors)
    {
        bool head = network
            .state_dict()
            .Where(t => IsHead(network, t.Key))
            .All(t => tensors.Contains(t.Key, t.Value.shape));
        foreach ((string name, Tensor target) in network.state_dict())
        {
            // Counts of batches are not in every file, and nothing depends on them.
            bool optional =
                name.EndsWith("num_batches_tracked", StringComparison.Ordinal)
                || network.AddedNames.Any(n => name.StartsWith(n, StringComparison.Ordinal));
            if ((!optional || tensors.Contains(name)) && (head || !IsHead(network, name)))
                Fill(target, Checked(tensors, name, target));
        }

        return head;
    }

    private static bool IsHead(DetectorNetwork network, string name) =>
        name.StartsWith(network.HeadName + ".", StringComparison.Ordinal);

    private static WeightTensor Checked(TensorSet tensors, string name, Tensor target)
    {
        if (!tensors.TryGet(name, out WeightTensor? found))
            throw new ModelInvalidException(
                "TensorMissing",
                tensors.Source,
                $"'{tensors.Source}' has no tensor '{name}'.",
                "Use a checkpoint of the same architecture."
            );
        if (!found.Shape.SequenceEqual(target.shape))
        {
            throw new ModelInvalidException(
                "TensorMisshapen",
                tensors.Source,
                $"'{name}' in '{tensors.Source}' is {WeightTensor.Describe(found.Shape)}, not {WeightTensor.Describe(target.shape)}.",
                "Use a checkpoint of the same architecture."
            );
        }

        return found;
    }
}
