using System.Runtime.InteropServices;
using FakeDetect.Models.Onnx;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace FakeDetect.Models.Import;

/// <summary>
/// Gives a foreign graph the names and shapes of ours: nodes from <c>image</c> [N,3,H,W] to its own input, and from its
/// own output to <c>logit</c> [N,1]. A closing sigmoid or softmax is passed by, so that the output is a logit.
/// </summary>
internal static class OnnxAdapter
{
    // Unlikely to be among a foreign graph's names.
    private const string Prefix = "fakedetect/";

    /// <summary>Changes the graph in place; gives sentences on what was done.</summary>
    public static List<string> Adapt(
        ModelProto model,
        OnnxPictureInput input,
        string output,
        long[] outputShape,
        bool blueFirst
    )
    {
        GraphProto graph = model.Graph;
        List<string> facts = [];
        // Ours must not meet theirs of the same name.
        string ownInput = FreeName(graph, input.Name, OnnxGraphBuilder.ImageName);
        string ownOutput = FreeName(graph, output, OnnxGraphBuilder.LogitName);

        List<NodeProto> before = InputNodes(graph, input, ownInput, blueFirst, facts);
        List<NodeProto> after = OutputNodes(graph, ownOutput, outputShape, input.Half, facts);
        for (int i = 0; i < before.Count; i++)
            graph.Node.Insert(i, before[i]);
        graph.Node.AddRange(after);

        ValueInfoProto picture = graph.Input.First(i => i.Name == input.Name);
        graph.Input.Remove(picture);
        graph.Input.Insert(
            0,
            Value(OnnxGraphBuilder.ImageName, ["N", 3L, (object?)input.Height ?? "H", (object?)input.Width ?? "W"])
        );
        graph.Output.Clear();
        graph.Output.Add(Value(OnnxGraphBuilder.LogitName, ["N", 1L]));
        return facts;
    }

    private static List<NodeProto> InputNodes(
        GraphProto graph,
        OnnxPictureInput input,
        string target,
        bool blueFirst,
        List<string> facts
    )
    {
        List<NodeProto> nodes = [];
        string value = OnnxGraphBuilder.ImageName;
        if (blueFirst)
        {
            Constant(graph, "blue-first", [2, 1, 0]);
            value = Append(nodes, "Gather", [value, Prefix + "blue-first"], Prefix + "planes", Integer("axis", 1));
            facts.Add("The planes are put in the order blue, green, red, as was asked for.");
        }
        if (input.ChannelsLast)
        {
            AttributeProto order = new() { Name = "perm", Type = AttributeProto.Types.AttributeType.Ints };
            order.Ints.AddRange([0, 2, 3, 1]);
            value = Append(nodes, "Transpose", [value], Prefix + "channels-last", order);
            facts.Add("The input is turned to [N,H,W,3], which the graph takes.");
        }
        if (input.Half)
        {
            value = Append(
                nodes,
                "Cast",
                [value],
                Prefix + "half",
                Integer("to", (long)TensorProto.Types.DataType.Float16)
            );
            facts.Add("The input is rounded to float16, which the graph takes.");
        }
        Append(nodes, "Identity", [value], target);
        return nodes;
    }

    private static List<NodeProto> OutputNodes(
        GraphProto graph,
        string output,
        long[] shape,
        bool half,
        List<string> facts
    )
    {
        List<NodeProto> nodes = [];
        long values = shape.Aggregate(1L, (product, size) => product * size);
        string value = output;
        NodeProto? last = graph.Node.FirstOrDefault(n => n.Output.Contains(output));
        if (last is { OpType: "Sigmoid" } && values == 1)
        {
            value = last.Input[0];
            facts.Add("The graph ends in a sigmoid; the logit before it is used.");
        }
        else if (last is { OpType: "Softmax" } && values == 2)
        {
            value = last.Input[0];
            facts.Add("The graph ends in a softmax over two values; the logits before it are used.");
        }
        else
        {
            facts.Add(
                $"The output '{output}' is taken for {(values == 1 ? "a logit: above 0 is fake" : "two logits")}; the file does not say so."
            );
        }
        if (half)
            value = Append(
                nodes,
                "Cast",
                [value],
                Prefix + "float",
                Integer("to", (long)TensorProto.Types.DataType.Float)
            );
        Constant(graph, "column", [-1, values]);
        value = Append(
            nodes,
            "Reshape",
            [value, Prefix + "column"],
            values == 1 ? OnnxGraphBuilder.LogitName : Prefix + "pair"
        );
        if (values == 2)
        {
            TensorProto difference = new()
            {
                Name = Prefix + "difference",
                DataType = (int)TensorProto.Types.DataType.Float,
                RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>([-1f, 1f])),
            };
            difference.Dims.AddRange([2, 1]);
            graph.Initializer.Add(difference);
            Append(nodes, "MatMul", [value, difference.Name], OnnxGraphBuilder.LogitName);
            facts.Add("Two values a picture are taken as (real, fake): the logit is the second less the first.");
        }
        return nodes;
    }

    /// <summary>Renames a value of the graph if it has a name that ours needs; gives its name.</summary>
    private static string FreeName(GraphProto graph, string value, string needed)
    {
        string renamed = Prefix + "own-" + needed;
        foreach (NodeProto node in graph.Node)
        {
            Rename(node.Input, needed, renamed);
            Rename(node.Output, needed, renamed);
        }
        foreach (TensorProto tensor in graph.Initializer.Where(t => t.Name == needed))
            tensor.Name = renamed;
        return value == needed ? renamed : value;
    }

    private static void Rename(RepeatedField<string> names, string from, string to)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == from)
                names[i] = to;
        }
    }

    private static string Append(
        List<NodeProto> nodes,
        string operation,
        string[] inputs,
        string output,
        params AttributeProto[] attributes
    )
    {
        NodeProto node = new() { OpType = operation, Name = Prefix + operation + "-" + output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        nodes.Add(node);
        return output;
    }

    private static AttributeProto Integer(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = AttributeProto.Types.AttributeType.Int,
        };

    private static void Constant(GraphProto graph, string name, long[] values)
    {
        TensorProto tensor = new()
        {
            Name = Prefix + name,
            DataType = (int)TensorProto.Types.DataType.Int64,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(values)),
        };
        tensor.Dims.Add(values.Length);
        graph.Initializer.Add(tensor);
    }

    private static ValueInfoProto Value(string name, object[] dimensions) => OnnxGraphBuilder.Value(name, dimensions);
}
