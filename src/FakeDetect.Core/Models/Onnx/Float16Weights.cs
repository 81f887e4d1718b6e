using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace FakeDetect.Models.Onnx;

/// <summary>
/// Stores a graph's weights as IEEE 754 half precision, with a Cast to float32 behind each: half the file, the same
/// arithmetic. ONNX Runtime casts once, when it opens the graph. A weight is then off by 2^-11 of its size at most.
/// </summary>
public static class Float16Weights
{
    /// <summary>Smaller constants stay as they are: nothing is won, and epsilons and scales live there.</summary>
    private const int LeastValues = 1024;

    private const string Suffix = ".float16";

    /// <summary>A copy of the graph with its large float32 constants as float16; those that float16 cannot hold stay.</summary>
    public static ModelProto Of(ModelProto model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelProto stored = model.Clone();
        GraphProto graph = stored.Graph;
        List<NodeProto> casts = [];
        foreach (TensorProto tensor in graph.Initializer.Where(IsLarge))
        {
            if (Halves(tensor.RawData.Span) is not { } halves)
                continue;
            string name = tensor.Name;
            tensor.Name = name + Suffix;
            tensor.DataType = (int)TensorProto.Types.DataType.Float16;
            tensor.RawData = UnsafeByteOperations.UnsafeWrap(halves);
            NodeProto cast = new() { OpType = "Cast", Name = name + ".cast" };
            cast.Input.Add(tensor.Name);
            cast.Output.Add(name);
            cast.Attribute.Add(
                new AttributeProto
                {
                    Name = "to",
                    I = (long)TensorProto.Types.DataType.Float,
                    Type = AttributeProto.Types.AttributeType.Int,
                }
            );
            casts.Add(cast);
        }

        // Nodes stand in the order in which they can run.
        NodeProto[] rest = [.. graph.Node];
        graph.Node.Clear();
        graph.Node.AddRange(casts);
        graph.Node.AddRange(rest);
        return stored;
    }

    /// <summary>The name of the constant that a stored tensor stands for.</summary>
    internal static string NameOf(TensorProto tensor) =>
        tensor.DataType == (int)TensorProto.Types.DataType.Float16
        && tensor.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? tensor.Name[..^Suffix.Length]
            : tensor.Name;

    private static bool IsLarge(TensorProto tensor) =>
        tensor.DataType == (int)TensorProto.Types.DataType.Float
        && tensor.RawData.Length >= LeastValues * sizeof(float);

    // Null when a value overflows: an infinite weight would be another network.
    private static byte[]? Halves(ReadOnlySpan<byte> raw)
    {
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(raw);
        byte[] halves = new byte[values.Length * 2];
        for (int i = 0; i < values.Length; i++)
        {
            Half half = (Half)values[i];
            if (!Half.IsFinite(half))
                return null;
            BinaryPrimitives.WriteHalfLittleEndian(halves.AsSpan(2 * i), half);
        }

        return halves;
    }
}
