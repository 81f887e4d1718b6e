using FakeDetect.Numerics;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>A training run that ended with a model.</summary>
public sealed class DetectorTrainingResult
{
    private readonly TrainingOptions _options;
    private readonly TrainingStarted? _started;
    private readonly TrainingCompleted _completed;

    internal DetectorTrainingResult(TrainingOptions options, TrainingStarted? started, TrainingCompleted completed)
    {
        _options = options;
        _started = started;
        _completed = completed;
    }

    /// <summary>The model's name.</summary>
    public string Name => System.IO.Path.GetFileName(ModelPath);

    /// <summary>The model's folder; -Model of Test-FakeImage takes it.</summary>
    public string ModelPath => _completed.ModelPath;

    /// <summary>The network.</summary>
    public string Architecture => _options.Architecture;

    /// <summary>Real pictures that were trained on.</summary>
    public int RealCount => _started?.Real ?? 0;

    /// <summary>Fake pictures that were trained on.</summary>
    public int FakeCount => _started?.Fake ?? 0;

    /// <summary>Pairs that were trained on.</summary>
    public int PairCount => _started?.Pairs ?? 0;

    /// <summary>Pictures that were held out.</summary>
    public int HeldOutCount => _started?.HeldOut ?? 0;

    /// <summary>Steps that were done.</summary>
    public int Steps => _completed.Step;

    /// <summary>The epoch of the exported weights; null when nothing was held out.</summary>
    public int? Epoch => _completed.Validation?.Epoch;

    /// <summary>Average precision on held-out pictures, labels weighted evenly; null when nothing was held out.</summary>
    public double? AP => Figure.OrNull(_completed.Validation?.AveragePrecision);

    /// <summary>The same as a mean over the held-out sets of fakes.</summary>
    public double? SetAP => Figure.OrNull(_completed.Validation?.SetAveragePrecision);

    /// <summary>Area under the ROC curve on held-out pictures.</summary>
    public double? AUC => Figure.OrNull(_completed.Validation?.AreaUnderCurve);

    /// <summary>Accuracy on held-out pictures at probability 0.5.</summary>
    public double? Accuracy => Figure.OrNull(_completed.Validation?.Accuracy);

    /// <summary>The same over real pictures.</summary>
    public double? RealAccuracy => Figure.OrNull(_completed.Validation?.RealAccuracy);

    /// <summary>The same over fake pictures.</summary>
    public double? FakeAccuracy => Figure.OrNull(_completed.Validation?.FakeAccuracy);

    /// <summary>The largest difference of logits between the trained network and the exported model.</summary>
    public double LargestDifference => _completed.LargestDifference;

    /// <summary>Pictures over which they were compared.</summary>
    public int ComparedCount => _completed.Compared;

    /// <summary>The run's folder: checkpoint, log.csv, plot.png.</summary>
    public string RunPath => _options.RunPath;

    /// <summary>Wall time of the trainer; of its last start where it was resumed.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(_completed.Seconds);

    /// <summary>The name and the held-out AP.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} AP {AP:0.000}");
}
