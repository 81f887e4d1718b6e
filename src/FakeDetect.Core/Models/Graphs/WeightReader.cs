using System.Numerics.Tensors;
using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// Takes the tensors of an architecture out of a state dict one by one and keeps account: what is missing, misshapen or
/// not finite, and in the end what is left over. All findings are told together, by name.
/// </summary>
/// <param name="tensors">The state dict.</param>
/// <param name="architecture">The id, for messages.</param>
/// <param name="epsilon">Batch normalisation's epsilon.</param>
public sealed class WeightReader(TensorSet tensors, string architecture, double epsilon)
{
    private const int FindingsTold = 5;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _findings = [];

    /// <summary>A bias-free convolution and the batch normalisation behind it, as one.</summary>
    /// <param name="convolution">The convolution's name, without <c>.weight</c>.</param>
    /// <param name="norm">The normalisation's name.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels of the layer.</param>
    /// <param name="side">The kernel's side.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="bias">True if the convolution has one.</param>
    public ConvolutionWeights ConvolutionNorm(
        string convolution,
        string norm,
        int outputs,
        int inputs,
        int side,
        int groups = 1,
        bool bias = false
    )
    {
        ConvolutionWeights weights = Convolution(convolution, outputs, inputs, side, groups, bias);
        BatchNormWeights fixedNorm = new(
            Take(norm + ".weight", outputs),
            Take(norm + ".bias", outputs),
            Take(norm + ".running_mean", outputs),
            Take(norm + ".running_var", outputs)
        );
        // A count of training steps: no part of inference. Files of some tools leave it out.
        _taken.Add(norm + ".num_batches_tracked");
        return weights.WithBatchNorm(fixedNorm, epsilon);
    }

    /// <summary>A convolution.</summary>
    public ConvolutionWeights Convolution(
        string name,
        int outputs,
        int inputs,
        int side,
        int groups = 1,
        bool bias = false
    )
    {
        long[] shape = [outputs, inputs / groups, side, side];
        return new ConvolutionWeights(
            shape,
            Take(name + ".weight", shape),
            bias ? Take(name + ".bias", outputs) : null,
            groups
        );
    }

    /// <summary>
    /// The last linear layer as a 1x1 convolution to one logit. Two outputs, (real, fake) trained with softmax, become
    /// their difference: softmax's second share is the sigmoid of it.
    /// </summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputs">Features.</param>
    public ConvolutionWeights Head(string name, int inputs)
    {
        long outputs = tensors.TryGet(name + ".weight", out WeightTensor? weight) && weight.Shape is [2, ..] ? 2 : 1;
        float[] values = Take(name + ".weight", outputs, inputs);
        float[] bias = Take(name + ".bias", outputs);
        if (outputs == 2)
        {
            float[] difference = new float[inputs];
            TensorPrimitives.Subtract(values.AsSpan(inputs), values.AsSpan(0, inputs), difference);
            (values, bias) = (difference, [bias[1] - bias[0]]);
        }
        return new ConvolutionWeights([1, inputs, 1, 1], values, bias);
    }

    /// <summary>Ends the account.</summary>
    /// <exception cref="ModelInvalidException">Something was found.</exception>
    public void Finish()
    {
        foreach (string name in tensors.Names)
        {
            if (!_taken.Contains(name))
                _findings.Add($"'{name}' is not a tensor of {architecture}");
        }
        if (_findings.Count == 0)
            return;
        string told = string.Join("; ", _findings.Take(FindingsTold));
        string rest = _findings.Count > FindingsTold ? $"; and {_findings.Count - FindingsTold} more" : "";
        throw new ModelInvalidException(
            "CheckpointTensorsMismatch",
            tensors.Source,
            $"The tensors of '{tensors.Source}' do not make a {architecture}: {told}{rest}.",
            "Check that the file is complete and that the model was trained with this architecture."
        );
    }

    private float[] Take(string name, params ReadOnlySpan<long> shape)
    {
        int count = 1;
        foreach (long size in shape)
            count *= (int)size;
        _taken.Add(name);
        if (!tensors.TryGet(name, out WeightTensor? tensor))
            _findings.Add($"'{name}' {WeightTensor.Describe(shape.ToArray())} is missing");
        else if (!shape.SequenceEqual([.. tensor.Shape]))
            _findings.Add(
                $"'{name}' has the shape {WeightTensor.Describe(tensor.Shape)} where {WeightTensor.Describe(shape.ToArray())} is needed"
            );
        else if (tensor.IsInteger)
            _findings.Add($"'{name}' holds integers where floats are needed");
        else if (!float.IsFinite(TensorPrimitives.MaxMagnitude<float>(tensor.Floats)))
            _findings.Add($"'{name}' holds values that are not finite (NaN or infinity)");
        else
            return tensor.Floats;
        // A stand-in, so that all findings come together; Finish throws.
        return new float[count];
    }
}
