using System.Text;
using FakeDetect.Numerics;

namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// The resamples of a bootstrap. Each is named by seed, cell (a test set's fakes, a pool of reals) and number, not drawn in
/// turn: two sets that share a pool of reals, two models on the same pictures and two conditions of the same pictures get the
/// same resample, which makes differences paired and means over sets right.
/// </summary>
/// <param name="seed">The seed; the same seed gives the same intervals everywhere.</param>
/// <param name="replicates">How many resamples, 1 or more.</param>
public sealed class Resampler(ulong seed = 0, int replicates = Resampler.DefaultReplicates)
{
    /// <summary>Enough for 95 % intervals that are steady to about a tenth of their width.</summary>
    public const int DefaultReplicates = 2000;

    /// <summary>How many resamples there are.</summary>
    public int Replicates { get; } =
        replicates > 0 ? replicates : throw new ArgumentOutOfRangeException(nameof(replicates));

    /// <summary>How often each member of a cell is in one resample: as many draws with replacement as there are members.</summary>
    /// <param name="cell">The cell's name.</param>
    /// <param name="replicate">The number of the resample.</param>
    /// <param name="counts">Filled with one count for each member, in their order.</param>
    internal void Fill(string cell, int replicate, Span<int> counts)
    {
        counts.Clear();
        var random = new Sfc64Random(seed, Fnv1a(cell), (ulong)replicate);
        for (int i = 0; i < counts.Length; i++)
            counts[random.Below(counts.Length)]++;
    }

    private static ulong Fnv1a(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 1099511628211;
        return hash;
    }
}
