namespace FakeDetect.Numerics;

/// <summary>Logit to probability, in float32 as the reference computes it.</summary>
public static class Sigmoid
{
    /// <summary>
    /// 1 / (1 + exp(-x)), each step rounded to float32, as the reference's torch does: within 5e-7 of it. The exponential
    /// of a very low logit is infinite and the result 0; the result is 1 from a logit of about 16.64.
    /// </summary>
    public static float Of(float logit) => 1f / (1f + MathF.Exp(-logit));
}
