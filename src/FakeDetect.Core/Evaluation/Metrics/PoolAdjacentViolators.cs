namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// Isotonic calibration: the likelihood ratios that are best for a set while never falling as the score rises. Blocks of
/// the solution are the segments of the ROC curve's convex hull.
/// </summary>
public sealed class PoolAdjacentViolators
{
    private PoolAdjacentViolators(Block[] blocks) => Blocks = blocks;

    /// <summary>The blocks, scores ascending.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Fits a set, with its weights.</summary>
    public static PoolAdjacentViolators Of(ScoreSet set)
    {
        ThresholdCurve curve = ThresholdCurve.Of(set);
        var blocks = new List<Block>();
        for (int i = curve.Thresholds.Length - 1; i >= 0; i--)
        {
            double fakes = curve.TruePositives[i] - (i == 0 ? 0 : curve.TruePositives[i - 1]);
            double reals = curve.FalsePositives[i] - (i == 0 ? 0 : curve.FalsePositives[i - 1]);
            var block = new Block(curve.Thresholds[i], curve.Thresholds[i], fakes, reals);
            while (blocks.Count > 0 && IsAtLeast(blocks[^1], block))
            {
                block = new Block(
                    blocks[^1].Low,
                    block.High,
                    blocks[^1].Fakes + block.Fakes,
                    blocks[^1].Reals + block.Reals
                );
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return new PoolAdjacentViolators([.. blocks]);
    }

    // Shares of fakes compared by cross-multiplication: exact for counts, no division by an empty block.
    private static bool IsAtLeast(Block lower, Block upper) => lower.Fakes * upper.Reals >= upper.Fakes * lower.Reals;

    /// <summary>Scores that share one likelihood ratio.</summary>
    /// <param name="Low">The lowest score of the block.</param>
    /// <param name="High">The highest.</param>
    /// <param name="Fakes">Weight of the fakes in it.</param>
    /// <param name="Reals">Weight of the reals in it.</param>
    public sealed record Block(double Low, double High, double Fakes, double Reals);
}
