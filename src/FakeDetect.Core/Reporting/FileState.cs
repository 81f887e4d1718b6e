namespace FakeDetect.Reporting;

/// <summary>What became of a file since it was scored.</summary>
public enum FileState
{
    /// <summary>It was not looked at: no path, or no hash to compare with.</summary>
    NotChecked,

    /// <summary>Its SHA-256 is the one that was scored.</summary>
    Unchanged,

    /// <summary>Its SHA-256 is another one.</summary>
    Changed,

    /// <summary>It is not there, or cannot be read.</summary>
    Missing,
}
