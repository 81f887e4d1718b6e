using FakeDetect.Datasets.Audit;

namespace FakeDetect;

/// <summary>Something that Test-DetectorDataset found.</summary>
public sealed class DatasetFindingInfo
{
    internal DatasetFindingInfo(DatasetFinding finding)
    {
        Severity = finding.Severity;
        Id = finding.Id;
        Subject = finding.Subject;
        Message = finding.Message;
        NextStep = finding.NextStep;
    }

    /// <summary>Leak, Warning or Information.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>Its stable name.</summary>
    public string Id { get; }

    /// <summary>The property, source or kind of duplicate that it is about.</summary>
    public string Subject { get; }

    /// <summary>What was found, with figures.</summary>
    public string Message { get; }

    /// <summary>What can be done about it.</summary>
    public string NextStep { get; }

    /// <summary>Severity and message.</summary>
    public override string ToString() => $"{Severity}: {Message}";
}
