namespace FakeDetect.Models.Onnx;

public sealed partial class OnnxGraphBuilder
{
    private const long Rows = 2;
    private const long Columns = 3;

    /// <summary>Cuts the last two dimensions.</summary>
    /// <param name="input">[N,C,h,w].</param>
    /// <param name="name">The node's name.</param>
    /// <param name="top">First row.</param>
    /// <param name="left">First column.</param>
    /// <param name="bottom">Rows left out at the end.</param>
    /// <param name="right">Columns left out at the end.</param>
    public string Crop(string input, string name, int top, int left, int bottom, int right) =>
        Slice(
            input,
            name,
            [top, left],
            [bottom == 0 ? long.MaxValue : -bottom, right == 0 ? long.MaxValue : -right],
            [Rows, Columns],
            [1, 1]
        );

    /// <summary>Leaves out the last row where their number is odd, the last column likewise.</summary>
    public string CropToEven(string input, string name)
    {
        string shape = Node("Shape", name + ".shape", [input], Int("start", Rows));
        string two = Constant("two", 2L);
        string half = Node("Div", name + ".half", [shape, two]);
        string even = Node("Mul", name + ".even", [half, two]);
        return Node("Slice", name, [input, Constant("origin", 0L, 0L), even, Constant("rows-columns", Rows, Columns)]);
    }

    /// <summary>The upper left of each 2x2 block.</summary>
    public string Halve(string input, string name) =>
        Slice(input, name, [0, 0], [long.MaxValue, long.MaxValue], [Rows, Columns], [2, 2]);

    /// <summary>Bilinear, pixel centres at halves, to the height and width of another value.</summary>
    public string ResizeLike(string input, string other, string name)
    {
        string leading = Node("Shape", name + ".leading", [input], Int("start", 0), Int("end", Rows));
        string trailing = Node("Shape", name + ".trailing", [other], Int("start", Rows));
        string size = Node("Concat", name + ".size", [leading, trailing], Int("axis", 0));
        return Node(
            "Resize",
            name,
            [input, "", "", size],
            Text("mode", "linear"),
            Text("coordinate_transformation_mode", "half_pixel")
        );
    }

    /// <summary>Continues the picture over its borders as in a mirror at the pixels' edges: b a | a b c ... y z | z y x.</summary>
    /// <param name="input">[N,C,h,w], h and w at least as large as the margins.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="before">Rows above, columns to the left.</param>
    /// <param name="after">Rows below, columns to the right.</param>
    public string Mirror(string input, string name, int before, int after)
    {
        string rows = Mirror(input, name + ".rows", Rows, before, after);
        return Mirror(rows, name, Columns, before, after);
    }

    /// <summary>Zeros around the last two dimensions.</summary>
    public string ZeroPad(string input, string name, int margin) =>
        Node("Pad", name, [input, Constant($"pad.{margin}", 0L, 0L, margin, margin, 0L, 0L, margin, margin)]);

    private string Mirror(string input, string name, long axis, int before, int after)
    {
        string first = Slice(input, name + ".before", [before - 1], [long.MinValue], [axis], [-1]);
        string last = Slice(input, name + ".after", [-1], [-after - 1], [axis], [-1]);
        return Node("Concat", name, [first, input, last], Int("axis", axis));
    }

    private string Slice(string input, string name, long[] starts, long[] ends, long[] axes, long[] steps) =>
        Node(
            "Slice",
            name,
            [
                input,
                Constant(name + ".starts", starts),
                Constant(name + ".ends", ends),
                Constant(name + ".axes", axes),
                Constant(name + ".steps", steps),
            ]
        );
}
