namespace FakeDetect.Numerics;

/// <summary>Logits and probabilities in double precision, for calibration; the reference's float32 one is <see cref="Sigmoid"/>.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + exp(-x)), without overflow at either end.</summary>
    internal static double Of(double logit)
    {
        if (logit >= 0)
            return 1.0 / (1.0 + Math.Exp(-logit));
        double e = Math.Exp(logit);
        return e / (1.0 + e);
    }

    /// <summary>ln(1 + exp(x)), the cost of a wrong logit x, without overflow.</summary>
    internal static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    /// <summary>ln(p / (1 - p)); infinite at 0 and 1.</summary>
    internal static double Logit(double probability) => Math.Log(probability) - Math.Log(1.0 - probability);
}
