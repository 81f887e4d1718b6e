using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Import;

/// <summary>A graph that was made from a published file, and what is known of it.</summary>
/// <param name="Graph">Input <c>image</c>, output <c>logit</c>, perhaps <c>cam</c>.</param>
/// <param name="Architecture">The architecture's id; <c>onnx</c> for a ready graph of unknown kind.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Input">How its publishers make the input, as far as known.</param>
/// <param name="InputIsAssumed">True if nothing says that this input is right.</param>
/// <param name="View">The view that its authors use.</param>
/// <param name="CropSize">The side of the crop, in pixels.</param>
/// <param name="FixedSize">True if it takes no other size.</param>
/// <param name="Tiling">Stride and halo; null: unknown, or tiles change the logits.</param>
/// <param name="HasMap">True if it has <c>cam</c>.</param>
/// <param name="BatchNormEpsilon">What was folded in, or null.</param>
/// <param name="Parameters">The number of weights.</param>
/// <param name="Facts">Sentences on how it was read, for the model's README.</param>
internal sealed record ImportedGraph(
    ModelProto Graph,
    string Architecture,
    string Description,
    ModelInput Input,
    bool InputIsAssumed,
    string View,
    int CropSize,
    bool FixedSize,
    ModelTiling? Tiling,
    bool HasMap,
    double? BatchNormEpsilon,
    long Parameters,
    IReadOnlyList<string> Facts
);
