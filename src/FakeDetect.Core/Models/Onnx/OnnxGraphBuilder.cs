using System.Runtime.InteropServices;
using Google.Protobuf;

namespace FakeDetect.Models.Onnx;

/// <summary>
/// Writes a graph node by node. Every operator method takes the name of its input value and gives back the name of its
/// output value, which is the node's name. Weights are stored as raw little-endian float32.
/// </summary>
public sealed partial class OnnxGraphBuilder
{
    /// <summary>The version of the operators: the last in which ReduceMean takes its axes as an attribute.</summary>
    public const long Opset = 17;

    /// <summary>The version of the file format that came with <see cref="Opset"/>.</summary>
    public const long IrVersion = 8;

    /// <summary>What our graphs name as their producer.</summary>
    public const string Producer = "FakeDetect";

    /// <summary>The name of the input [N,3,H,W].</summary>
    public const string ImageName = "image";

    /// <summary>The name of the output [N,1].</summary>
    public const string LogitName = "logit";

    /// <summary>The name of the output [N,1,h,w].</summary>
    public const string CamName = "cam";

    private readonly GraphProto _graph;
    private readonly HashSet<string> _constants = new(StringComparer.Ordinal);

    /// <summary>Begins a graph with the input <c>image</c>.</summary>
    /// <param name="name">The graph's name, as viewers show it.</param>
    public OnnxGraphBuilder(string name)
    {
        _graph = new GraphProto { Name = name };
        _graph.Input.Add(Value(ImageName, "N", 3L, "H", "W"));
    }

    /// <summary>Adds any operator with one output.</summary>
    /// <param name="operation">The operator, such as <c>Relu</c>.</param>
    /// <param name="name">The node's name; its output has the same.</param>
    /// <param name="inputs">Names of values; empty for one left out.</param>
    /// <param name="attributes">The operator's attributes.</param>
    /// <returns>The output's name.</returns>
    public string Node(string operation, string name, IReadOnlyList<string> inputs, params AttributeProto[] attributes)
    {
        NodeProto node = new() { OpType = operation, Name = name };
        node.Input.AddRange(inputs);
        node.Output.Add(name);
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return name;
    }

    /// <summary>Stores a float32 constant; one that is stored already under that name is kept.</summary>
    public string Constant(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> values) =>
        Store(name, shape, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes(values));

    /// <summary>Stores an int64 constant of one dimension; one that is stored already under that name is kept.</summary>
    public string Constant(string name, params ReadOnlySpan<long> values) =>
        Store(name, [values.Length], TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes(values));

    /// <summary>Ends the graph: outputs <c>logit</c> and <c>cam</c>.</summary>
    /// <param name="metadata">Properties that viewers show and sessions can read.</param>
    public ModelProto Build(params IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        _graph.Output.Add(Value(LogitName, "N", 1L));
        _graph.Output.Add(Value(CamName, "N", 1L, "h", "w"));
        return Wrap(metadata);
    }

    private ModelProto Wrap(IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        ModelProto model = new()
        {
            IrVersion = IrVersion,
            ProducerName = Producer,
            ProducerVersion = typeof(OnnxGraphBuilder).Assembly.GetName().Version?.ToString(3) ?? "0",
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        foreach ((string key, string value) in metadata)
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return model;
    }

    private static AttributeProto Int(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = AttributeProto.Types.AttributeType.Int,
        };

    private static AttributeProto Ints(string name, params ReadOnlySpan<long> values)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        foreach (long value in values)
            attribute.Ints.Add(value);
        return attribute;
    }

    internal static ValueInfoProto Value(string name, params ReadOnlySpan<object> dimensions)
    {
        TensorShapeProto shape = new();
        foreach (object dimension in dimensions)
        {
            shape.Dim.Add(
                dimension is long size
                    ? new TensorShapeProto.Types.Dimension { DimValue = size }
                    : new TensorShapeProto.Types.Dimension { DimParam = (string)dimension }
            );
        }
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor
                {
                    ElemType = (int)TensorProto.Types.DataType.Float,
                    Shape = shape,
                },
            },
        };
    }

    private string Store(
        string name,
        IReadOnlyList<long> shape,
        TensorProto.Types.DataType type,
        ReadOnlySpan<byte> data
    )
    {
        if (!_constants.Add(name))
            return name;
        TensorProto tensor = new()
        {
            Name = name,
            DataType = (int)type,
            RawData = ByteString.CopyFrom(data),
        };
        tensor.Dims.AddRange(shape);
        _graph.Initializer.Add(tensor);
        return name;
    }
}
