namespace FakeDetect.Scoring;

/// <summary>
/// From logits to likelihood ratios: ln LR = slope x logit + intercept. Platt's scaling fits both, temperature scaling
/// the slope alone. Fitted with both labels weighted alike, so that at equal priors the posterior odds are the ratio.
/// </summary>
/// <param name="Slope">Above 0: the ranking stays.</param>
/// <param name="Intercept">0 for temperature scaling.</param>
public sealed record LogitMapping(double Slope, double Intercept)
{
    /// <summary>The natural logarithm of the likelihood ratio: probability of such a score for a fake over that for a real picture.</summary>
    public double LogLikelihoodRatio(double logit) => Slope * logit + Intercept;
}
