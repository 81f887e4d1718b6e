using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>
/// The median of a pixel's eight neighbours and a zero, zeros beyond the border: FerretNet's local median. The middle of
/// nine values of which one is zero is zero itself, kept between the fourth and the fifth of the other eight.
/// </summary>
internal static class NeighbourMedian
{
    /// <summary>Batcher's odd-even merge sort of eight values; what the two middle ones do not need is left out.</summary>
    private static readonly (int Low, int High)[] s_network =
    [
        (0, 1),
        (2, 3),
        (4, 5),
        (6, 7),
        (0, 2),
        (1, 3),
        (4, 6),
        (5, 7),
        (1, 2),
        (5, 6),
        (0, 4),
        (1, 5),
        (2, 6),
        (3, 7),
        (2, 4),
        (3, 5),
        (1, 2),
        (3, 4),
        (5, 6),
    ];

    /// <summary>Writes the median; gives its name.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">[N,C,h,w].</param>
    public static string Write(OnnxGraphBuilder graph, string input)
    {
        string padded = graph.ZeroPad(input, "median.padded", 1);
        string[] wires =
        [
            .. Neighbours()
                .Select(n => graph.Crop(padded, $"median.{n.Row}{n.Column}", n.Row, n.Column, 2 - n.Row, 2 - n.Column)),
        ];
        bool[][] needed = Needed();
        for (int i = 0; i < s_network.Length; i++)
        {
            (int low, int high) = s_network[i];
            (string a, string b) = (wires[low], wires[high]);
            if (needed[i][low])
                wires[low] = graph.Min(a, b, $"median.min{i}");
            if (needed[i][high])
                wires[high] = graph.Max(a, b, $"median.max{i}");
        }
        string zero = graph.Constant("zero", [], [0f]);
        return graph.Max(graph.Min(wires[4], zero, "median.below"), wires[3], "median");
    }

    private static IEnumerable<(int Row, int Column)> Neighbours() =>
        from row in Enumerable.Range(0, 3)
        from column in Enumerable.Range(0, 3)
        where (row, column) != (1, 1)
        select (row, column);

    /// <summary>For each comparison, which wires behind it are of use, found from the end.</summary>
    private static bool[][] Needed()
    {
        bool[][] needed = new bool[s_network.Length][];
        bool[] after = new bool[8];
        after[3] = after[4] = true;
        for (int i = s_network.Length - 1; i >= 0; i--)
        {
            needed[i] = [.. after];
            (int low, int high) = s_network[i];
            after[low] = after[high] = after[low] || after[high];
        }
        return needed;
    }
}
