using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Import;

/// <summary>The one input of a foreign graph, which must be a picture.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="ChannelsLast">True for [N,H,W,3], false for [N,3,H,W].</param>
/// <param name="Half">True for float16.</param>
/// <param name="Height">Rows; null: free.</param>
/// <param name="Width">Columns; null: free.</param>
internal sealed record OnnxPictureInput(string Name, bool ChannelsLast, bool Half, long? Height, long? Width)
{
    private const long LargestSide = 4096;

    /// <summary>The input's shape for one picture.</summary>
    /// <param name="size">The side where it is free, in pixels.</param>
    public long[] Shape(long size) =>
        ChannelsLast ? [1, Height ?? size, Width ?? size, 3] : [1, 3, Height ?? size, Width ?? size];

    /// <summary>Finds the input.</summary>
    /// <exception cref="ModelInvalidException">There are more, or it is no batch of colour pictures.</exception>
    public static OnnxPictureInput Of(GraphProto graph, string file)
    {
        // Graphs of before IR version 4 list their weights among the inputs.
        HashSet<string> weights = [.. graph.Initializer.Select(t => t.Name)];
        ValueInfoProto[] inputs = [.. graph.Input.Where(i => !weights.Contains(i.Name))];
        if (inputs.Length != 1)
            throw Wrong(
                file,
                $"it has {inputs.Length} inputs ({string.Join(", ", inputs.Select(i => $"'{i.Name}'"))})"
            );
        ValueInfoProto input = inputs[0];
        TypeProto.Types.Tensor? type = input.Type?.TensorType;
        bool half = type?.ElemType == (int)TensorProto.Types.DataType.Float16;
        if (
            type?.Shape is null
            || type.Shape.Dim.Count != 4
            || (!half && type.ElemType != (int)TensorProto.Types.DataType.Float)
        )
            throw Wrong(file, $"its input '{input.Name}' is not a float tensor of four dimensions");

        long?[] sizes =
        [
            .. type.Shape.Dim.Select(d =>
                d.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue && d.DimValue > 0
                    ? d.DimValue
                    : (long?)null
            ),
        ];
        if (sizes[0] is > 1)
            throw Wrong(file, $"its batch is fixed at {sizes[0]} pictures");
        bool last = sizes[1] != 3 && sizes[3] == 3;
        if (!last && sizes[1] is not (3 or null))
            throw Wrong(file, $"its input '{input.Name}' has {sizes[1]} channels, not 3");
        (long? height, long? width) = last ? (sizes[1], sizes[2]) : (sizes[2], sizes[3]);
        if (height != width)
            throw Wrong(
                file,
                $"its input is {Side(height)} high and {Side(width)} wide; squares and free sizes can be used"
            );
        if (height > LargestSide)
            throw Wrong(file, $"its input is fixed at {height} pixels; up to {LargestSide} can be used");
        return new OnnxPictureInput(input.Name, last, half, height, width);
    }

    private static string Side(long? size) => size is { } pixels ? $"{pixels} pixels" : "freely";

    private static ModelInvalidException Wrong(string file, string what) =>
        new(
            "OnnxInputUnsuitable",
            file,
            $"'{file}' cannot be imported: {what}.",
            "Export the graph with one float input [N,3,H,W]."
        );
}
