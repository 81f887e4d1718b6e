namespace FakeDetect.Console.Everyday;

/// <summary>What was measured over objects, or over one property of theirs. What was not asked for is null.</summary>
/// <param name="Count">How many objects, or how many of them have the property.</param>
/// <param name="Average">Mean.</param>
/// <param name="Sum">Sum.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Minimum">Least value.</param>
/// <param name="StandardDeviation">Of the sample.</param>
/// <param name="Property">Name of the property; null for the objects themselves.</param>
public sealed record ObjectMeasure(
    int Count,
    double? Average,
    double? Sum,
    object? Maximum,
    object? Minimum,
    double? StandardDeviation,
    string? Property
);
