namespace FakeDetect.Numerics;

/// <summary>Logits and probabilities in double precision, for calibration; the reference's float32 one is Scoring.Sigmoid.</summary>
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

    /// <summary>ln(p / (1 - p)); infinite at 0 and 1.</summary>
    internal static double Logit(double probability) => Math.Log(probability) - Math.Log(1.0 - probability);
}
