using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>The error records of the everyday commands. The method's name is the error id.</summary>
internal static class Failures
{
    public static ErrorRecord PathNotFound(string path) =>
        new(
            new ItemNotFoundException($"Cannot find path '{path}' because it does not exist."),
            nameof(PathNotFound),
            ErrorCategory.ObjectNotFound,
            path
        );

    public static ErrorRecord NotFileSystemPath(string path, string provider) =>
        new(
            new PSArgumentException(
                $"'{path}' belongs to the provider {provider}; this host's command works on files only."
            ),
            nameof(NotFileSystemPath),
            ErrorCategory.InvalidArgument,
            path
        );

    public static ErrorRecord FileExists(string path) =>
        new(
            new IOException($"The file '{path}' already exists."),
            nameof(FileExists),
            ErrorCategory.ResourceExists,
            path
        );

    public static ErrorRecord FileNotWritable(Exception e, string path) =>
        new(
            new IOException($"The file '{path}' cannot be written: {e.Message}", e),
            nameof(FileNotWritable),
            ErrorCategory.WriteError,
            path
        );

    public static ErrorRecord FileNotReadable(Exception e, string path) =>
        new(
            new IOException($"The file '{path}' cannot be read: {e.Message}", e),
            nameof(FileNotReadable),
            ErrorCategory.ReadError,
            path
        );

    public static ErrorRecord PropertyNotFound(string property) =>
        new(
            new PSArgumentException($"Property '{property}' cannot be found."),
            nameof(PropertyNotFound),
            ErrorCategory.InvalidArgument,
            property
        );

    public static ErrorRecord NotNumeric(object value, string property) =>
        new(
            new PSInvalidCastException($"'{value}' (property '{property}') is not numeric."),
            nameof(NotNumeric),
            ErrorCategory.InvalidData,
            value
        );

    public static ErrorRecord InvalidJson(Exception e) =>
        new(
            new PSArgumentException($"The text is not valid JSON: {e.Message}", e),
            nameof(InvalidJson),
            ErrorCategory.InvalidData,
            null
        );

    public static ErrorRecord InvalidCsv(string reason) =>
        new(
            new PSArgumentException($"The text is not valid CSV: {reason}"),
            nameof(InvalidCsv),
            ErrorCategory.InvalidData,
            null
        );
}
