namespace FakeDetect.Training;

/// <summary>The network as it stands, on held-out pictures.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps that are done.</param>
/// <param name="AveragePrecision">Average precision, labels weighted evenly, 0 to 1; chance is 0.5.</param>
/// <param name="SetAveragePrecision">The mean over the sets of fakes, each against all real pictures, labels weighted evenly.</param>
/// <param name="AreaUnderCurve">Area under the ROC curve.</param>
/// <param name="Accuracy">The share of right verdicts at probability 0.5.</param>
/// <param name="RealAccuracy">The same over real pictures.</param>
/// <param name="FakeAccuracy">The same over fake pictures.</param>
/// <param name="Loss">Mean loss, labels weighted evenly.</param>
/// <param name="Best">True: the weights were kept as the best so far.</param>
/// <param name="Seconds">What the validation took.</param>
public sealed record TrainingValidated(
    int Epoch,
    int Step,
    double AveragePrecision,
    double SetAveragePrecision,
    double AreaUnderCurve,
    double Accuracy,
    double RealAccuracy,
    double FakeAccuracy,
    double Loss,
    bool Best,
    double Seconds
) : TrainingEvent
{
    /// <summary><see cref="SetAveragePrecision"/>; <see cref="AveragePrecision"/> where no set is large enough for it.</summary>
    public double SetOrPooled() => double.IsNaN(SetAveragePrecision) ? AveragePrecision : SetAveragePrecision;
}
