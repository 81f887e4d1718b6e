namespace FakeDetect;

/// <summary>What a measurement is over.</summary>
public enum MeasurementKind
{
    /// <summary>One test set.</summary>
    Set,

    /// <summary>The mean of the figures of several sets, each set counting the same.</summary>
    Mean,

    /// <summary>The pictures of all sets together.</summary>
    All,
}
