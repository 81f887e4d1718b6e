using FakeDetect.Evaluation.Metrics;

namespace FakeDetect;

/// <summary>How the logits of a label lie.</summary>
public sealed class LogitSummary
{
    private readonly ScoreDistribution _distribution;

    internal LogitSummary(ScoreDistribution distribution) => _distribution = distribution;

    /// <summary>How many logits there are.</summary>
    public int Count => _distribution.Count;

    /// <summary>The lowest.</summary>
    public double Minimum => _distribution.Minimum;

    /// <summary>5 % are below.</summary>
    public double Q05 => _distribution.Q05;

    /// <summary>A quarter is below.</summary>
    public double Q25 => _distribution.Q25;

    /// <summary>Half are below.</summary>
    public double Median => _distribution.Median;

    /// <summary>Three quarters are below.</summary>
    public double Q75 => _distribution.Q75;

    /// <summary>95 % are below.</summary>
    public double Q95 => _distribution.Q95;

    /// <summary>The highest.</summary>
    public double Maximum => _distribution.Maximum;

    /// <summary>The mean.</summary>
    public double Mean => _distribution.Mean;

    /// <summary>Minimum | quartiles | maximum.</summary>
    public override string ToString() => _distribution.ToString();
}
