namespace FakeDetect.Models.Onnx;

/// <summary>Batch normalisation with fixed statistics; one value a channel each.</summary>
/// <param name="Scale">PyTorch's <c>weight</c>.</param>
/// <param name="Shift">PyTorch's <c>bias</c>.</param>
/// <param name="Mean"><c>running_mean</c>.</param>
/// <param name="Variance"><c>running_var</c>.</param>
public sealed record BatchNormWeights(float[] Scale, float[] Shift, float[] Mean, float[] Variance);
