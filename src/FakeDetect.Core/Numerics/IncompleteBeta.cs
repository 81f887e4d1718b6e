namespace FakeDetect.Numerics;

/// <summary>The regularised incomplete beta function I_x(a, b), the distribution of a beta variable, and its inverse.</summary>
internal static class IncompleteBeta
{
    // Lanczos' approximation of the gamma function, g = 7, nine terms: relative error about 1e-15 for x > 0.
    private static readonly double[] s_lanczos =
    [
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7,
    ];

    /// <summary>I_x(a, b) for a, b above 0 and x from 0 to 1.</summary>
    internal static double Regularized(double a, double b, double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Log1p(-x));
        // The fraction converges fast on this side of the mean only; the other side by symmetry.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - front * Fraction(b, a, 1 - x) / b;
    }

    /// <summary>The x with I_x(a, b) = <paramref name="probability"/>, by bisection to the last bit that matters.</summary>
    internal static double Inverse(double a, double b, double probability)
    {
        double low = 0,
            high = 1;
        for (int i = 0; i < 200 && high - low > 1e-16 * high; i++)
        {
            double middle = low + (high - low) / 2;
            if (Regularized(a, b, middle) < probability)
                low = middle;
            else
                high = middle;
        }

        return low + (high - low) / 2;
    }

    /// <summary>The continued fraction of I_x(a, b) (Abramowitz and Stegun 26.5.8) by Lentz' method.</summary>
    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1,
            d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        double value = d;
        for (int m = 1; m <= 100_000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            double factor = Step(even, ref c, ref d);
            factor *= Step(odd, ref c, ref d);
            value *= factor;
            if (Math.Abs(factor - 1) < 1e-15)
                break;
        }

        return value;

        static double Step(double term, ref double c, ref double d)
        {
            d = 1 + term * d;
            c = 1 + term / c;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = Math.Abs(c) < tiny ? tiny : c;
            return c * d;
        }
    }

    private static double LogGamma(double x)
    {
        double y = x - 1,
            sum = s_lanczos[0];
        for (int i = 1; i < s_lanczos.Length; i++)
            sum += s_lanczos[i] / (y + i);
        double t = y + 7.5;
        return 0.5 * Math.Log(2 * Math.PI) + (y + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>ln(1 + x) without the loss of digits near 0 (Kahan).</summary>
    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
