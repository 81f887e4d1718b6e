using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FakeDetect.Models.Checkpoints;
using Google.Protobuf;

namespace FakeDetect.Models.Onnx;

/// <summary>The weights inside a graph of ours, as they stand there: each convolution has taken its batch norm in.</summary>
internal static class GraphWeights
{
    /// <summary>The float constants of a graph, in its order; half precision is widened.</summary>
    /// <param name="path">A model.onnx that <see cref="OnnxGraphBuilder"/> wrote.</param>
    /// <exception cref="ModelInvalidException">It is no ONNX file, or somebody else's.</exception>
    public static TensorSet Read(string path)
    {
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw CheckpointErrors.Truncated(path, "it begins as an ONNX graph but cannot be read to its end", e);
        }

        if (model.Graph is null)
            throw CheckpointErrors.Damaged(path, "it contains no graph");
        if (model.ProducerName != OnnxGraphBuilder.Producer)
        {
            throw new ModelInvalidException(
                "WeightsMissing",
                path,
                $"'{path}' was not written by {OnnxGraphBuilder.Producer}, so the names of its weights are not known.",
                "Start from the checkpoint that it was made from."
            );
        }

        TensorSet set = new(path);
        foreach (TensorProto tensor in model.Graph.Initializer)
        {
            if (Values(tensor) is { } values)
                set.Add(Float16Weights.NameOf(tensor), new WeightTensor([.. tensor.Dims], values));
        }

        return set;
    }

    private static float[]? Values(TensorProto tensor) =>
        (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => [.. MemoryMarshal.Cast<byte, float>(tensor.RawData.Span)],
            TensorProto.Types.DataType.Float16 => Widened(tensor.RawData.Span),
            _ => null,
        };

    private static float[] Widened(ReadOnlySpan<byte> halves)
    {
        float[] values = new float[halves.Length / 2];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(halves[(2 * i)..]);
        return values;
    }
}
