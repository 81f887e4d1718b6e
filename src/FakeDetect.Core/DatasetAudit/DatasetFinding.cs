namespace FakeDetect.DatasetAudit;

/// <summary>Something that was found in a data set.</summary>
/// <param name="Id">Its stable name, such as <c>PropertyTellsLabel</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Subject">The property, source or kind of duplicate that it is about.</param>
/// <param name="Message">What was found, with figures.</param>
/// <param name="NextStep">What can be done about it.</param>
public sealed record DatasetFinding(
    string Id,
    FindingSeverity Severity,
    string Subject,
    string Message,
    string NextStep
);
