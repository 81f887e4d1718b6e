namespace FakeDetect.Benchmarks;

/// <summary>Pictures a second of one way to train, a figure a round.</summary>
/// <param name="name">What it is.</param>
internal sealed class TrainingRates(string name)
{
    private readonly List<double> _rounds = [];

    internal string Name { get; } = name;

    /// <summary>Over all rounds: all their pictures by all their time, each round having as many pictures.</summary>
    internal double PicturesPerSecond => _rounds.Count / _rounds.Sum(rate => 1 / rate);

    internal void Add(double picturesPerSecond) => _rounds.Add(picturesPerSecond);

    /// <summary>This by another: over all rounds, and the lowest and highest of single rounds, which show what other load on the machine did.</summary>
    internal string Against(TrainingRates other)
    {
        double[] each = [.. _rounds.Zip(other._rounds, (mine, its) => mine / its)];
        return FormattableString.Invariant(
            $"{PicturesPerSecond / other.PicturesPerSecond:F3} (rounds {each.Min():F3} to {each.Max():F3})"
        );
    }
}
