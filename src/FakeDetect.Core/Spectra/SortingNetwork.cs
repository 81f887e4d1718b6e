namespace FakeDetect.Spectra;

/// <summary>Compare-and-exchange steps that sort any row of values: Batcher's odd-even merge sort (1968).</summary>
internal static class SortingNetwork
{
    /// <summary>The steps for a number of values: after each (Low, High), the smaller of the two is at Low.</summary>
    public static (int Low, int High)[] For(int count)
    {
        List<(int, int)> steps = [];
        for (int p = 1; p < count; p *= 2)
        {
            for (int k = p; k >= 1; k /= 2)
            {
                for (int j = k % p; j + k < count; j += 2 * k)
                {
                    for (int i = 0; i < Math.Min(k, count - j - k); i++)
                    {
                        if ((i + j) / (2 * p) == (i + j + k) / (2 * p))
                            steps.Add((i + j, i + j + k));
                    }
                }
            }
        }
        return [.. steps];
    }
}
