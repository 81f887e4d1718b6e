using FakeDetect.Inference.Views;

namespace FakeDetect;

/// <summary>The map of logits of one picture: its exact decomposition by place. The mean over the cells is the logit.</summary>
public sealed class ImageLogitMap
{
    private readonly float[] _values;

    internal ImageLogitMap(LogitMap map)
    {
        Width = map.Width;
        Height = map.Height;
        Stride = map.Stride;
        Left = map.Left;
        Top = map.Top;
        _values = map.Values;
    }

    /// <summary>Cells a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels from one cell to the next.</summary>
    public int Stride { get; }

    /// <summary>The picture's column at which the first cell starts; negative where the picture was padded.</summary>
    public int Left { get; }

    /// <summary>The picture's row at which the first cell starts; negative where the picture was padded.</summary>
    public int Top { get; }

    /// <summary>All cells, row after row from the top.</summary>
    public float[] Values => [.. _values];

    /// <summary>One cell.</summary>
    /// <param name="column">From 0 at the left.</param>
    /// <param name="row">From 0 at the top.</param>
    public float At(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Width);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Height);
        return _values[(row * Width) + column];
    }

    /// <summary>Such as "60 x 40 cells of 32 pixels".</summary>
    public override string ToString() => FormattableString.Invariant($"{Width} x {Height} cells of {Stride} pixels");
}
