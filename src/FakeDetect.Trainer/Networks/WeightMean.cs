using FakeDetect.Models;

namespace FakeDetect.Trainer.Networks;

/// <summary>The mean of the weights of several networks (Wortsman et al., "Model soups", ICML 2022).</summary>
internal static class WeightMean
{
    /// <summary>The mean, added up in float64; integers (counts of batches) and metadata are those of the first.</summary>
    /// <param name="sets">The sets, one or more.</param>
    /// <param name="shares">How much each counts; they add up to 1.</param>
    /// <exception cref="ModelInvalidException">The sets do not have the same tensors, or want their pixels differently.</exception>
    public static TensorSet Of(IReadOnlyList<TensorSet> sets, IReadOnlyList<double> shares)
    {
        TensorSet first = sets[0];
        if (sets.Count == 1)
            return first;
        foreach (TensorSet other in sets.Skip(1))
            CheckAlike(first, other);
        TensorSet mean = new(string.Join(", ", sets.Select(s => s.Source)));
        foreach ((string name, WeightTensor tensor) in first)
            mean.Add(
                name,
                tensor.IsInteger
                    ? tensor
                    : new WeightTensor(tensor.Shape, Mean([.. sets.Select(s => s[name].Floats)], shares))
            );
        foreach ((string key, string value) in first.Metadata)
            mean.Metadata[key] = value;
        return mean;
    }

    private static bool Alike((ModelInput Input, double Epsilon) a, (ModelInput Input, double Epsilon) b) =>
        a.Epsilon == b.Epsilon
        && a.Input.Kind == b.Input.Kind
        && a.Input.Mean.SequenceEqual(b.Input.Mean)
        && a.Input.Deviation.SequenceEqual(b.Input.Deviation);

    private static float[] Mean(float[][] values, IReadOnlyList<double> shares)
    {
        float[] mean = new float[values[0].Length];
        for (int i = 0; i < mean.Length; i++)
        {
            double sum = 0;
            for (int k = 0; k < values.Length; k++)
                sum += shares[k] * values[k][i];
            mean[i] = (float)sum;
        }

        return mean;
    }

    /// <summary>Throws unless both have the same tensors and want their pixels alike.</summary>
    /// <exception cref="ModelInvalidException">They do not.</exception>
    public static void CheckAlike(TensorSet first, TensorSet other)
    {
        if (MergedWeights.Is(first) != MergedWeights.Is(other))
        {
            string merged = MergedWeights.Is(first) ? first.Source : other.Source;
            throw new ModelInvalidException(
                "WeightsUnlike",
                other.Source,
                $"'{other.Source}' and '{first.Source}' have no mean: '{merged}' has its batch norms merged into its convolutions.",
                $"Write '{merged}' with -MaxEpoch 0 to a folder of its own first, and average with that one."
            );
        }

        string? name =
            first.Names.FirstOrDefault(n => !other.Contains(n, [.. first[n].Shape]))
            ?? other.Names.FirstOrDefault(n => !first.Contains(n));
        if (name is not null)
        {
            throw new ModelInvalidException(
                "WeightsUnlike",
                other.Source,
                $"'{other.Source}' and '{first.Source}' have no mean: they do not both have a tensor '{name}' of the same shape.",
                "Average weights of one architecture only."
            );
        }

        if (WeightFile.SettingsOf(first) is { } a && WeightFile.SettingsOf(other) is { } b && !Alike(a, b))
        {
            throw new ModelInvalidException(
                "WeightsUnlike",
                other.Source,
                $"'{other.Source}' and '{first.Source}' have no mean: they want their pixels or their batch norm differently.",
                "Average runs that went out from the same start weights."
            );
        }
    }
}
