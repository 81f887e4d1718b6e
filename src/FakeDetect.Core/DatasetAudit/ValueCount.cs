namespace FakeDetect.DatasetAudit;

/// <summary>How often a value of a property occurs.</summary>
/// <param name="Value">The value, or the range of a number.</param>
/// <param name="RealCount">In real pictures.</param>
/// <param name="FakeCount">In fakes.</param>
public sealed record ValueCount(string Value, int RealCount, int FakeCount);
