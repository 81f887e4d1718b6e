namespace FakeDetect.Datasets.Audit;

/// <summary>A picture that was looked at.</summary>
/// <param name="File">Which one.</param>
/// <param name="Facts">What was told; null where it cannot be read.</param>
/// <param name="Error">Why not.</param>
public sealed record AuditStep(AuditFile File, PictureFacts? Facts, FakeDetectException? Error);
