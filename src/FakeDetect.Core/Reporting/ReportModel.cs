using FakeDetect.Models;

namespace FakeDetect.Reporting;

/// <summary>A model that pictures of a report were scored with.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Sha256">SHA-256 of its network in the results.</param>
/// <param name="Card">Its card; null where no installed model has that network.</param>
/// <param name="Readme">Its README; null where there is none.</param>
public sealed record ReportModel(string Name, string Sha256, ModelCard? Card, string? Readme)
{
    /// <summary>How often it errs, as its card says.</summary>
    public IReadOnlyList<ErrorRate> Rates { get; } = Card is null ? [] : ErrorRates.Of(Card);
}
