using System.Management.Automation;

namespace FakeDetect;

/// <summary>
/// Every error record of the module. A failure of the engine brings its own stable id; the others are named after
/// their method. about_FakeDetect_Errors lists them all.
/// </summary>
internal static class Errors
{
    internal static ErrorRecord From(FakeDetectException failure) =>
        Record(failure, failure.ErrorId, CategoryOf(failure), failure.Target, failure.NextStep);

    internal static ErrorRecord PathNotFound(string path, string reason, string nextStep, Exception? inner = null) =>
        Record(
            new ItemNotFoundException(reason, inner),
            nameof(PathNotFound),
            ErrorCategory.ObjectNotFound,
            path,
            nextStep
        );

    internal static ErrorRecord NotFileSystemPath(string path, string provider) =>
        Record(
            new ArgumentException($"'{path}' is a path of the {provider} provider, not of the file system."),
            nameof(NotFileSystemPath),
            ErrorCategory.InvalidArgument,
            path,
            "Give the path of a file or folder."
        );

    internal static ErrorRecord PathInvalid(string path, Exception cause) =>
        Record(
            new ArgumentException($"'{path}' cannot be resolved as a path: {cause.Message}", cause),
            nameof(PathInvalid),
            ErrorCategory.InvalidArgument,
            path,
            "Check the spelling. Use -LiteralPath if the name contains brackets or asterisks."
        );

    internal static ErrorRecord FakeNotWritten(string folder, Exception cause) =>
        Record(
            new IOException($"The fakes cannot be written into '{folder}': {cause.Message}", cause),
            nameof(FakeNotWritten),
            ErrorCategory.WriteError,
            folder,
            "Check the free space and the permissions, then run the command again. It continues where it stopped."
        );

    internal static ErrorRecord NoPictures(string folder, bool recurse) =>
        Record(
            new ItemNotFoundException(
                $"The folder '{folder}'{(recurse ? " and its sub-folders contain" : " contains")} no pictures to scan."
            ),
            nameof(NoPictures),
            ErrorCategory.ObjectNotFound,
            folder,
            recurse
                ? "Check -Include and -Exclude. Use -Force to include hidden files."
                : "Use -Recurse to search sub-folders. Check -Include and -Exclude. Use -Force to include hidden files."
        );

    internal static ErrorRecord NotAScore(object item, string reason) =>
        Record(
            new ArgumentException($"'{item}' is skipped: {reason}."),
            nameof(NotAScore),
            ErrorCategory.InvalidData,
            item,
            "Pipe results of Test-FakeImage and use -LabelProperty, or name folders with -Path."
        );

    internal static ErrorRecord InputObjectUnreadable(string name, Exception cause) =>
        Record(
            new IOException($"{name} cannot be read: {cause.Message}", cause),
            nameof(InputObjectUnreadable),
            ErrorCategory.ReadError,
            name,
            "Pipe a byte array or an open stream of less than 2 GB."
        );

    internal static ErrorRecord ModelNotFound(string name, IEnumerable<string> folders) =>
        Record(
            new ItemNotFoundException($"No model named '{name}' was found in {string.Join(", ", folders)}."),
            nameof(ModelNotFound),
            ErrorCategory.ObjectNotFound,
            name,
            "List the installed models with Get-DetectorModel, or make one from a checkpoint with Import-DetectorModel."
        );

    internal static ErrorRecord NotAFile(string folder) =>
        Record(
            new ArgumentException($"'{folder}' is a folder, not a file."),
            nameof(NotAFile),
            ErrorCategory.InvalidArgument,
            folder,
            "Name the file itself, or use a wildcard."
        );

    internal static ErrorRecord NameTaken(string file, string name) =>
        Record(
            new ArgumentException($"'{file}' and another file of this command would both be imported as '{name}'."),
            nameof(NameTaken),
            ErrorCategory.InvalidArgument,
            file,
            "Use -Name and -OutputPath with one file only."
        );

    internal static ErrorRecord MeanWithoutDeviation(string given) =>
        Record(
            new ArgumentException($"-{given} was used alone, but -Mean and -Deviation require each other."),
            nameof(MeanWithoutDeviation),
            ErrorCategory.InvalidArgument,
            given,
            "Use both parameters or neither."
        );

    internal static ErrorRecord NotResult(object? input) =>
        Record(
            new ArgumentException(
                $"'{input}' is not a result of Test-FakeImage: it needs a Path, a Verdict and a Probability from 0 to 1."
            ),
            nameof(NotResult),
            ErrorCategory.InvalidType,
            input ?? "",
            "Pipe results of Test-FakeImage, either directly or from a saved file."
        );

    private static ErrorRecord Record(
        Exception cause,
        string id,
        ErrorCategory category,
        object target,
        string nextStep
    ) =>
        new(cause, id, category, target)
        {
            ErrorDetails = new ErrorDetails(cause.Message) { RecommendedAction = nextStep },
        };

    private static ErrorCategory CategoryOf(FakeDetectException failure) =>
        failure switch
        {
            { ErrorId: var id } when id.EndsWith("NotFound", StringComparison.Ordinal) => ErrorCategory.ObjectNotFound,
            { ErrorId: var id } when id.EndsWith("Exists", StringComparison.Ordinal) => ErrorCategory.ResourceExists,
            { ErrorId: var id } when id.EndsWith("OptionInvalid", StringComparison.Ordinal) =>
                ErrorCategory.InvalidArgument,
            { InnerException: UnauthorizedAccessException } => ErrorCategory.PermissionDenied,
            ImageUnreadableException or ModelInvalidException or DatasetInvalidException => ErrorCategory.InvalidData,
            EngineUnavailableException => ErrorCategory.ResourceUnavailable,
            OutputFailedException { ErrorId: "OutputExists" } => ErrorCategory.ResourceExists,
            OutputFailedException => ErrorCategory.WriteError,
            TrainingFailedException => ErrorCategory.OperationStopped,
            _ => ErrorCategory.NotSpecified,
        };
}
