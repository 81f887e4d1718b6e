namespace FakeDetect.Models;

/// <summary>
/// One tensor of a checkpoint: row-major and contiguous, widened to float32, or int64 where the file holds integers
/// (batch normalisation counts its batches so).
/// </summary>
public sealed class WeightTensor
{
    private readonly float[]? _floats;
    private readonly long[]? _integers;

    /// <summary>A float32 tensor; the array is owned by the tensor from here on.</summary>
    /// <param name="shape">Sizes, outermost first; empty for a scalar.</param>
    /// <param name="values">As many values as the shape says.</param>
    public WeightTensor(IReadOnlyList<long> shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Shape = Checked(shape, values.LongLength);
        _floats = values;
    }

    /// <summary>An int64 tensor; the array is owned by the tensor from here on.</summary>
    /// <param name="shape">Sizes, outermost first; empty for a scalar.</param>
    /// <param name="values">As many values as the shape says.</param>
    public WeightTensor(IReadOnlyList<long> shape, long[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Shape = Checked(shape, values.LongLength);
        _integers = values;
    }

    /// <summary>Sizes, outermost first; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>True for int64, false for float32.</summary>
    public bool IsInteger => _integers is not null;

    /// <summary>The number of values.</summary>
    public int Count => _floats?.Length ?? _integers!.Length;

    /// <summary>The float32 values.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds integers.</exception>
    public float[] Floats => _floats ?? throw new InvalidOperationException("The tensor holds int64 values.");

    /// <summary>The int64 values.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds float32 values.</exception>
    public long[] Integers => _integers ?? throw new InvalidOperationException("The tensor holds float32 values.");

    /// <summary>The shape as PyTorch prints it: <c>[64, 3, 7, 7]</c>.</summary>
    public static string Describe(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";

    private static long[] Checked(IReadOnlyList<long> shape, long count)
    {
        ArgumentNullException.ThrowIfNull(shape);
        long product = 1;
        foreach (long size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            product = checked(product * size);
        }
        if (product != count)
            throw new ArgumentException($"{count} values do not fill the shape {Describe(shape)}.", nameof(shape));
        return [.. shape];
    }
}
