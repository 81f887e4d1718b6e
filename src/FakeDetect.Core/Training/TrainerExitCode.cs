namespace FakeDetect.Training;

/// <summary>Exit codes of the trainer, for schedulers.</summary>
public enum TrainerExitCode
{
    /// <summary>The model's folder is there.</summary>
    Completed = 0,

    /// <summary>A failure that is not one of the following; the last event says which.</summary>
    Failed = 1,

    /// <summary>The command line or the options file is wrong.</summary>
    BadUsage = 2,

    /// <summary>The pictures cannot be trained on: a label without pictures, a folder of another layout, too many unreadable files.</summary>
    BadData = 3,

    /// <summary>The start weights or the checkpoint cannot be used.</summary>
    BadModel = 4,

    /// <summary>libtorch, ONNX Runtime or the device is not there.</summary>
    EngineUnavailable = 5,

    /// <summary>A file could not be written: no space, no permission.</summary>
    CannotWrite = 6,

    /// <summary>The loss is not a number any more.</summary>
    Diverged = 7,

    /// <summary>Stopped by SIGINT or SIGTERM; the checkpoint is kept, and --resume goes on from it. 130 as shells have it.</summary>
    Stopped = 130,
}
