namespace FakeDetect.Imaging;

/// <summary>
/// The weights of one axis of a resize in 22-bit fixed point, as Pillow 9.4 makes them: for each output sample the
/// first input sample and its weights. On a reduction the filter is widened, so that it is a low-pass.
/// </summary>
internal sealed class ResampleFilter
{
    /// <summary>Fraction bits of a weight: 32 less 8 of the sample less 2 for overshoot.</summary>
    public const int FractionBits = 22;

    private ResampleFilter(int taps, int[] first, int[] count, int[] weights)
    {
        Taps = taps;
        First = first;
        Count = count;
        Weights = weights;
    }

    /// <summary>Weights kept for each output sample; those past <see cref="Count"/> are 0.</summary>
    public int Taps { get; }

    /// <summary>The first input sample of each output sample.</summary>
    public int[] First { get; }

    /// <summary>Input samples of each output sample.</summary>
    public int[] Count { get; }

    /// <summary><see cref="Taps"/> weights for each output sample.</summary>
    public int[] Weights { get; }

    /// <summary>The weights that take <paramref name="input"/> samples to <paramref name="output"/>.</summary>
    public static ResampleFilter Create(int input, int output, Interpolation interpolation)
    {
        double scale = (double)input / output;
        double filterScale = Math.Max(scale, 1.0);
        double support = Support(interpolation) * filterScale;
        int taps = (int)Math.Ceiling(support) * 2 + 1;
        int[] first = new int[output],
            count = new int[output],
            weights = new int[checked(taps * output)];
        double[] row = new double[taps];
        double inverse = 1.0 / filterScale;
        for (int i = 0; i < output; i++)
        {
            double centre = (i + 0.5) * scale;
            int low = Math.Max((int)(centre - support + 0.5), 0);
            int high = Math.Min((int)(centre + support + 0.5), input);
            double sum = 0;
            for (int k = 0; k < high - low; k++)
            {
                row[k] = Weigh(interpolation, (k + low - centre + 0.5) * inverse);
                sum += row[k];
            }
            double norm = sum != 0 ? 1.0 / sum : 1.0;
            for (int k = 0; k < high - low; k++)
            {
                double w = row[k] * norm * (1 << FractionBits);
                weights[i * taps + k] = (int)(w + (w < 0 ? -0.5 : 0.5));
            }
            first[i] = low;
            count[i] = high - low;
        }
        return new ResampleFilter(taps, first, count, weights);
    }

    private static double Support(Interpolation interpolation) =>
        interpolation switch
        {
            Interpolation.Box => 0.5,
            Interpolation.Bilinear or Interpolation.Hamming => 1.0,
            Interpolation.Bicubic => 2.0,
            Interpolation.Lanczos => 3.0,
            _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "No filter of that name."),
        };

    private static double Weigh(Interpolation interpolation, double x)
    {
        switch (interpolation)
        {
            case Interpolation.Box:
                return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
            case Interpolation.Bilinear:
                x = Math.Abs(x);
                return x < 1.0 ? 1.0 - x : 0.0;
            case Interpolation.Hamming:
                x = Math.Abs(x);
                if (x == 0.0)
                    return 1.0;
                if (x >= 1.0)
                    return 0.0;
                x *= Math.PI;
                return Math.Sin(x) / x * (0.54 + 0.46 * Math.Cos(x));
            case Interpolation.Bicubic:
                const double a = -0.5;
                x = Math.Abs(x);
                if (x < 1.0)
                    return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
                return x < 2.0 ? (((x - 5) * x + 8) * x - 4) * a : 0.0;
            default:
                return x is >= -3.0 and < 3.0 ? Sinc(x) * Sinc(x / 3) : 0.0;
        }
    }

    private static double Sinc(double x)
    {
        if (x == 0.0)
            return 1.0;
        x *= Math.PI;
        return Math.Sin(x) / x;
    }
}
