using FakeDetect.Training;

namespace FakeDetect.Trainer;

/// <summary>Which exit code stands for which failure.</summary>
internal static class ExitCodes
{
    /// <summary>The exit code.</summary>
    public static TrainerExitCode Of(FakeDetectException failure) =>
        failure switch
        {
            DatasetInvalidException or ImageUnreadableException => TrainerExitCode.BadData,
            ModelInvalidException { ErrorId: "ModelWriteFailed" } => TrainerExitCode.CannotWrite,
            ModelInvalidException => TrainerExitCode.BadModel,
            EngineUnavailableException => TrainerExitCode.EngineUnavailable,
            TrainingFailedException { ErrorId: "Diverged" or "TrainingDiverged" } => TrainerExitCode.Diverged,
            TrainingFailedException { ErrorId: "CheckpointMissing" } => TrainerExitCode.BadModel,
            TrainingFailedException
            {
                ErrorId: "OptionInvalid" or "CropUnfit" or "ArchitectureUnknown" or "InterpolationUnknown"
            } => TrainerExitCode.BadUsage,
            _ => TrainerExitCode.Failed,
        };
}
