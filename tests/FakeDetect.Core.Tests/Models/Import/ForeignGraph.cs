using System.Runtime.InteropServices;
using FakeDetect.Models.Onnx;
using Google.Protobuf;

namespace FakeDetect.Core.Tests.Models.Import;

/// <summary>
/// A graph as other tools export them: mean over the picture, a linear layer with weights 1, 2, 3 (and their negatives for
/// a first output, where there are two) and a bias of 0.5, perhaps a closing activation.
/// </summary>
internal static class ForeignGraph
{
    public static ModelProto Make(
        string input,
        object[] inputShape,
        string output,
        int values,
        string? activation,
        bool channelsLast = false
    )
    {
        GraphProto graph = new() { Name = "foreign" };
        graph.Input.Add(OnnxGraphBuilder.Value(input, inputShape));
        graph.Output.Add(OnnxGraphBuilder.Value(output, "N", (long)values));
        string value = input;
        if (channelsLast)
        {
            AttributeProto order = new() { Name = "perm", Type = AttributeProto.Types.AttributeType.Ints };
            order.Ints.AddRange([0, 3, 1, 2]);
            value = Node(graph, "Transpose", [value], "planes", order);
        }
        value = Node(graph, "GlobalAveragePool", [value], "pooled");
        value = Node(graph, "Flatten", [value], "flat");
        float[] weight = values == 1 ? [1, 2, 3] : [-1, 1, -2, 2, -3, 3];
        float[] bias = values == 1 ? [0.5f] : [0, 0.5f];
        Tensor(graph, "weight", [3, values], weight);
        Tensor(graph, "bias", [values], bias);
        value = Node(graph, "Gemm", [value, "weight", "bias"], activation is null ? output : "linear");
        if (activation is not null)
            Node(graph, activation, [value], output);
        ModelProto model = new()
        {
            IrVersion = 8,
            ProducerName = "pytorch",
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 17 });
        return model;
    }

    public static string Write(this ModelProto model, string folder)
    {
        string path = Path.Combine(folder, "foreign.onnx");
        using FileStream file = File.Create(path);
        model.WriteTo(file);
        return path;
    }

    private static string Node(
        GraphProto graph,
        string operation,
        string[] inputs,
        string output,
        params AttributeProto[] attributes
    )
    {
        NodeProto node = new() { OpType = operation };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return output;
    }

    private static void Tensor(GraphProto graph, string name, long[] shape, float[] values)
    {
        TensorProto tensor = new()
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)),
        };
        tensor.Dims.AddRange(shape);
        graph.Initializer.Add(tensor);
    }
}
