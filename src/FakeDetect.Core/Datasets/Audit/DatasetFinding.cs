namespace FakeDetect.Datasets.Audit;

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

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Information,

    /// <summary>A detector can learn it, or a figure can be bettered by it: counter it or report it.</summary>
    Warning,

    /// <summary>What is trained or measured on this set is not what it seems.</summary>
    Leak,
}
