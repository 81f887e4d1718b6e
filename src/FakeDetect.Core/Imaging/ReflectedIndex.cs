namespace FakeDetect.Imaging;

/// <summary>Where a row or column beyond a picture's border is found when the picture goes on as its own reflection.</summary>
internal static class ReflectedIndex
{
    /// <summary>The pixel at the border is repeated: d c b a | a b c d | d c b a (scipy's "reflect").</summary>
    /// <param name="index">Any position.</param>
    /// <param name="length">Pixels, 1 or more; a position may lie several lengths away.</param>
    public static int RepeatingTheEdge(int index, int length)
    {
        int period = 2 * length;
        int at = Within(index, period);
        return at < length ? at : period - 1 - at;
    }

    /// <summary>The pixel at the border is not repeated: d c b | a b c d | c b a (numpy's and PyTorch's "reflect").</summary>
    /// <param name="index">Any position.</param>
    /// <param name="length">Pixels, 1 or more; a position may lie several lengths away.</param>
    public static int AroundTheEdge(int index, int length)
    {
        if (length == 1)
            return 0;
        int period = 2 * (length - 1);
        int at = Within(index, period);
        return at < length ? at : period - at;
    }

    private static int Within(int index, int period) => (index % period + period) % period;
}
