namespace FakeDetect.Simulation;

/// <summary>One step of a simulator.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The prefix of its tensors' names: <c>name.weight</c>, <c>name.bias</c>, ...</param>
/// <param name="In">Channels in; 0 where they do not matter.</param>
/// <param name="Out">Channels out; 0 where they do not matter.</param>
/// <param name="Kernel">Side of the kernel; 0 where there is none.</param>
/// <param name="Stride">Stride of the convolution; 0 where there is none.</param>
public sealed record SimulatorLayer(
    SimulatorLayerKind Kind,
    string Name,
    int In = 0,
    int Out = 0,
    int Kernel = 0,
    int Stride = 0
)
{
    /// <summary>
    /// Padding and output padding of a transposed convolution of stride 2 whose output is exactly twice as large:
    /// 2 (n - 1) - 2 p + k + o = 2 n, so k - 2 p + o = 2.
    /// </summary>
    public (int Padding, int OutputPadding) TransposedPadding =>
        Kernel switch
        {
            2 => (0, 0),
            3 => (1, 1),
            4 => (1, 0),
            _ => (2, 1),
        };
}
