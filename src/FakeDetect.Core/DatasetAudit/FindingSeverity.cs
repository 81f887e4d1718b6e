namespace FakeDetect.DatasetAudit;

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
