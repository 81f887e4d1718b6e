namespace FakeDetect.Reporting;

/// <summary>How often a model errs on a kind of picture, as its card says.</summary>
/// <param name="Kind">Which pictures, and which error.</param>
/// <param name="Errors">How many errors.</param>
/// <param name="Count">Of how many pictures.</param>
/// <param name="Rate">Their share, 0 to 1.</param>
/// <param name="Low">The lower bound at 95 %; null where only an upper one is known.</param>
/// <param name="High">The upper bound at 95 %.</param>
/// <param name="Source">Which part of the card says so.</param>
public sealed record ErrorRate(
    string Kind,
    int? Errors,
    int? Count,
    double Rate,
    double? Low,
    double? High,
    string Source
);
