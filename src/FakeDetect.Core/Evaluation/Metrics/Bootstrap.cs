namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// The stratified percentile bootstrap over pictures (Efron): fakes and reals are resampled apart, so that every
/// resample has as many of each as the set.
/// </summary>
public static class Bootstrap
{
    /// <summary>The average precision on every resample of a set.</summary>
    /// <param name="set">The scores; members are named by their place within their label, so paired sets need one order.</param>
    /// <param name="resampler">The resamples.</param>
    /// <param name="fakeCell">Name of the cell that the fakes are.</param>
    /// <param name="realCell">Name of the cell that the reals are.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>One value a resample, in their order; NaN where a label is absent.</returns>
    public static double[] AveragePrecisions(
        ScoreSet set,
        Resampler resampler,
        string fakeCell,
        string realCell,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(resampler);
        var sorted = new SortedScores(set);
        var fakes = new int[set.FakeCount];
        var reals = new int[set.RealCount];
        var weights = new double[set.Count];
        var values = new double[resampler.Replicates];
        for (int replicate = 0; replicate < values.Length; replicate++)
        {
            cancellation.ThrowIfCancellationRequested();
            resampler.Fill(fakeCell, replicate, fakes);
            resampler.Fill(realCell, replicate, reals);
            for (int i = 0, fake = 0, real = 0; i < weights.Length; i++)
                weights[i] = set.WeightOf(i) * (set.IsFake[i] ? fakes[fake++] : reals[real++]);
            values[replicate] = sorted.AveragePrecisionWith(weights);
        }

        return values;
    }

    /// <summary>The mean of several metrics on every resample; the arrays come from one <see cref="Resampler"/>.</summary>
    public static double[] MeanOf(IReadOnlyList<double[]> replicates)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        if (replicates.Count == 0)
            return [];
        var means = new double[replicates[0].Length];
        for (int i = 0; i < means.Length; i++)
            means[i] = replicates.Average(values => values[i]);
        return means;
    }

    /// <summary>The difference of a metric between two models on every resample: paired, since both saw the same pictures.</summary>
    public static double[] Difference(double[] of, double[] against)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(against);
        if (of.Length != against.Length)
            throw new ArgumentException("The two have different numbers of resamples.", nameof(against));
        var differences = new double[of.Length];
        for (int i = 0; i < differences.Length; i++)
            differences[i] = of[i] - against[i];
        return differences;
    }
}
