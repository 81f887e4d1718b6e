namespace FakeDetect.Evaluation;

/// <summary>Logit to probability.</summary>
public static class Sigmoid
{
    /// <summary>1 / (1 + exp(-x)) with every step rounded to float32, as the reference's network ends.</summary>
    public static float Reference(double logit) => 1f / (1f + MathF.Exp(-(float)logit));

    /// <summary>1 / (1 + exp(-x)) in double precision, without overflow at either end.</summary>
    public static double Of(double logit)
    {
        if (logit >= 0)
            return 1.0 / (1.0 + Math.Exp(-logit));
        double e = Math.Exp(logit);
        return e / (1.0 + e);
    }

    /// <summary>The logit of a probability: ln(p / (1 - p)); infinite at 0 and 1.</summary>
    public static double Logit(double probability) => Math.Log(probability) - Math.Log(1.0 - probability);
}
