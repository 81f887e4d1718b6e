namespace FakeDetect.Evaluation.Measuring;

/// <summary>A published figure of a detector on a test set.</summary>
/// <param name="Detector">Which training, such as <c>BlurJpeg0.5</c> or <c>4Classes</c>.</param>
/// <param name="Set">The test set's name in the reference's folders.</param>
/// <param name="AveragePrecision">Average precision, 0 to 1.</param>
/// <param name="Accuracy">Accuracy at 0.5, 0 to 1; null where none was published.</param>
/// <param name="Source">Where it was published, and with which view.</param>
public sealed record PublishedResult(
    string Detector,
    string Set,
    double AveragePrecision,
    double? Accuracy,
    string Source
);
