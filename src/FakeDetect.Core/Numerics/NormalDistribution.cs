namespace FakeDetect.Numerics;

/// <summary>The standard normal distribution and its inverse.</summary>
internal static class NormalDistribution
{
    /// <summary>The share below x, by Marsaglia's series (2004); absolute error below 1e-15 within 7 deviations.</summary>
    internal static double Cumulative(double x)
    {
        if (x < -7)
            return 0;
        if (x > 7)
            return 1;
        double sum = x,
            term = x,
            before = 0;
        for (int i = 3; sum != before; i += 2)
        {
            before = sum;
            term *= x * x / i;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
    }

    /// <summary>The x that a share is below, by bisection; within 7 deviations.</summary>
    internal static double Quantile(double share)
    {
        double low = -7,
            high = 7;
        while (high - low > 1e-13)
        {
            double middle = (low + high) / 2;
            if (Cumulative(middle) < share)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }
}
