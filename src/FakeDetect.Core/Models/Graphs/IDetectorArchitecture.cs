using FakeDetect.Models.Onnx;

namespace FakeDetect.Models.Graphs;

/// <summary>A kind of network: it knows its tensors by PyTorch's names and writes its ONNX graph.</summary>
public interface IDetectorArchitecture
{
    /// <summary>The stable id that cards carry, such as <c>resnet50</c>.</summary>
    string Id { get; }

    /// <summary>One sentence.</summary>
    string Description { get; }

    /// <summary>Batch normalisation's epsilon where the checkpoint does not say.</summary>
    double DefaultBatchNormEpsilon { get; }

    /// <summary>How its published weights want their pixels.</summary>
    ModelInput DefaultInput { get; }

    /// <summary>
    /// What a cell of <c>cam</c> sees: stride and halo for tiles. Null where that depends on the picture's size, so that
    /// tiles cannot give the logits of the whole.
    /// </summary>
    ReceptiveField? ReceptiveField { get; }

    /// <summary>The view that its authors score pictures in: <c>CenterCrop</c>, <c>Full</c> or <c>Tiles</c>.</summary>
    string DefaultView => "CenterCrop";

    /// <summary>The side of the centre crop that its published weights were trained on, in pixels.</summary>
    int DefaultCropSize { get; }

    /// <summary>
    /// Bytes that a run takes for each pixel of its input, at its peak: what `FakeDetect.Benchmarks activation` prints, and
    /// two fifths for what several runs at once leave unused in the arena (`FakeDetect.Benchmarks memory` shows the sum).
    /// </summary>
    long BytesPerPixel { get; }

    /// <summary>What a training starts with if its start weights do not say; null if the trainer does not have this network.</summary>
    TrainingDefaults? Training => null;

    /// <summary>
    /// True if the tensors are this network's by their names, be they whole or not: <see cref="BuildGraph"/> says what is
    /// missing. An architecture whose names another one shares never matches; it is asked for by its id.
    /// </summary>
    bool Match(TensorSet tensors);

    /// <summary>
    /// Writes the graph: input <c>image</c> [N,3,H,W], outputs <c>logit</c> [N,1] and <c>cam</c> [N,1,h,w]; all but the 3
    /// is free.
    /// </summary>
    /// <param name="tensors">The state dict, names without prefix.</param>
    /// <param name="batchNormEpsilon">Null: <see cref="DefaultBatchNormEpsilon"/>.</param>
    /// <exception cref="ModelInvalidException">A tensor is missing, left over, misshapen or not finite.</exception>
    ModelProto BuildGraph(TensorSet tensors, double? batchNormEpsilon = null);
}
