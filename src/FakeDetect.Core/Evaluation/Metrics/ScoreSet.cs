namespace FakeDetect.Evaluation.Metrics;

/// <summary>
/// Scores with their labels, and weights where samples do not count alike. A higher score means more likely fake.
/// All metrics of this folder are functions of one.
/// </summary>
public sealed class ScoreSet
{
    /// <summary>Takes parallel arrays; they are owned by the set from here on.</summary>
    /// <param name="scores">Any real numbers, infinities included; NaN is refused.</param>
    /// <param name="isFake">The label of each score.</param>
    /// <param name="weights">The weight of each score, 0 or more and finite; null: 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, a score is NaN, a weight is negative or not finite.</exception>
    public ScoreSet(double[] scores, bool[] isFake, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(isFake);
        if (scores.Length != isFake.Length || (weights is not null && weights.Length != scores.Length))
            throw new ArgumentException("Scores, labels and weights differ in length.", nameof(scores));
        if (Array.Exists(scores, double.IsNaN))
            throw new ArgumentException("A score is NaN: it has no rank.", nameof(scores));
        if (weights is not null && Array.Exists(weights, w => !double.IsFinite(w) || w < 0))
            throw new ArgumentException("A weight is negative or not finite.", nameof(weights));
        Scores = scores;
        IsFake = isFake;
        Weights = weights;
        FakeCount = isFake.Count(f => f);
    }

    /// <summary>The scores, in the order given.</summary>
    public double[] Scores { get; }

    /// <summary>The labels, parallel to <see cref="Scores"/>.</summary>
    public bool[] IsFake { get; }

    /// <summary>The weights, parallel to <see cref="Scores"/>; null: 1 each.</summary>
    public double[]? Weights { get; }

    /// <summary>How many scores there are.</summary>
    public int Count => Scores.Length;

    /// <summary>How many of them are labelled fake.</summary>
    public int FakeCount { get; }

    /// <summary>How many of them are labelled real.</summary>
    public int RealCount => Count - FakeCount;

    /// <summary>Joins the scores of fakes and of reals, fakes first.</summary>
    public static ScoreSet Of(IReadOnlyCollection<double> fakes, IReadOnlyCollection<double> reals)
    {
        ArgumentNullException.ThrowIfNull(fakes);
        ArgumentNullException.ThrowIfNull(reals);
        var isFake = new bool[fakes.Count + reals.Count];
        Array.Fill(isFake, true, 0, fakes.Count);
        return new ScoreSet([.. fakes, .. reals], isFake);
    }

    /// <summary>The weight of one score.</summary>
    public double WeightOf(int index) => Weights is null ? 1.0 : Weights[index];

    /// <summary>
    /// The same scores with each label weighted to one half in sum, so that a figure does not depend on how many of
    /// each there are. Within a label the weights keep their proportions.
    /// </summary>
    public ScoreSet Balanced()
    {
        double fakes = 0,
            reals = 0;
        for (int i = 0; i < Count; i++)
        {
            if (IsFake[i])
                fakes += WeightOf(i);
            else
                reals += WeightOf(i);
        }

        var weights = new double[Count];
        for (int i = 0; i < Count; i++)
            weights[i] = 0.5 * WeightOf(i) / (IsFake[i] ? fakes : reals);
        return new ScoreSet(Scores, IsFake, weights);
    }

    /// <summary>The same labels and weights with other scores, one for each.</summary>
    public ScoreSet WithScores(Func<double, double> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new ScoreSet(Array.ConvertAll(Scores, s => map(s)), IsFake, Weights);
    }
}
