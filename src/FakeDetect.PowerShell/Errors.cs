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
            new ArgumentException($"'{path}' is not a path that can be resolved: {cause.Message}", cause),
            nameof(PathInvalid),
            ErrorCategory.InvalidArgument,
            path,
            "Check the spelling; -LiteralPath takes brackets and asterisks as they are."
        );

    internal static ErrorRecord FakeNotWritten(string folder, Exception cause) =>
        Record(
            new IOException($"The fakes cannot be written into '{folder}': {cause.Message}", cause),
            nameof(FakeNotWritten),
            ErrorCategory.WriteError,
            folder,
            "Check the free space and the permissions; run the command again, and it goes on where it stopped."
        );

    internal static ErrorRecord NoPictures(string folder, bool recurse) =>
        Record(
            new ItemNotFoundException(
                $"There is no picture in the folder '{folder}'{(recurse ? " or below it" : "")} that is to be looked at."
            ),
            nameof(NoPictures),
            ErrorCategory.ObjectNotFound,
            folder,
            recurse
                ? "Check -Include and -Exclude; -Force takes hidden files too."
                : "Use -Recurse to look below it, check -Include and -Exclude; -Force takes hidden files too."
        );

    internal static ErrorRecord NotAScore(object item, string reason) =>
        Record(
            new ArgumentException($"'{item}' is left out: {reason}."),
            nameof(NotAScore),
            ErrorCategory.InvalidData,
            item,
            "Pipe results of Test-FakeImage, with -LabelProperty; folders are given with -Path."
        );

    internal static ErrorRecord InputObjectUnreadable(string name, Exception cause) =>
        Record(
            new IOException($"{name} cannot be read: {cause.Message}", cause),
            nameof(InputObjectUnreadable),
            ErrorCategory.ReadError,
            name,
            "Give an open stream of less than 2 GB, or a byte array."
        );

    internal static ErrorRecord ModelNotFound(string name, IEnumerable<string> folders) =>
        Record(
            new ItemNotFoundException($"There is no model '{name}' in {string.Join(", ", folders)}."),
            nameof(ModelNotFound),
            ErrorCategory.ObjectNotFound,
            name,
            "Get-DetectorModel lists the models that are there; Import-DetectorModel makes one from a checkpoint."
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
            new ArgumentException(
                $"'{file}' would be imported as '{name}' too, which another file of this command is."
            ),
            nameof(NameTaken),
            ErrorCategory.InvalidArgument,
            file,
            "Give -Name and -OutputPath for one file only."
        );

    internal static ErrorRecord MeanWithoutDeviation(string given) =>
        Record(
            new ArgumentException($"-{given} stands alone: -Mean and -Deviation belong together."),
            nameof(MeanWithoutDeviation),
            ErrorCategory.InvalidArgument,
            given,
            "Give both, or none."
        );

    internal static ErrorRecord NotResult(object? input) =>
        Record(
            new ArgumentException(
                $"'{input}' is no result of Test-FakeImage: it has not a Path, a Verdict and a Probability from 0 to 1."
            ),
            nameof(NotResult),
            ErrorCategory.InvalidType,
            input ?? "",
            "Pipe what Test-FakeImage writes, or what was saved of it."
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
