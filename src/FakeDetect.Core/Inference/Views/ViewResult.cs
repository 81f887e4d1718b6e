namespace FakeDetect.Inference.Views;

/// <summary>What a view makes of a picture.</summary>
/// <param name="Logit">The logit.</param>
/// <param name="Map">The map of logits, where it was asked for.</param>
/// <param name="Notes">Sentences on how the view dealt with the picture.</param>
/// <param name="CropCount">Crops or tiles that were scored; 1 for the whole picture.</param>
internal sealed record ViewResult(float Logit, LogitMap? Map, IReadOnlyList<string> Notes, int CropCount);
