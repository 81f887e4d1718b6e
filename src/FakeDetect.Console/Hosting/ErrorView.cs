using System.Management.Automation;

namespace FakeDetect.Console.Hosting;

/// <summary>Shows an error on standard error: who reports it and why, then its id, what it is about and what to do next.</summary>
internal sealed class ErrorView(Terminal terminal)
{
    private const string Indent = "    ";

    public void WriteError(ErrorRecord record)
    {
        string[] lines = [.. Lines(record)];
        terminal.Error.WriteLine(Styled(lines[0], AnsiStyle.Error));
        foreach (string line in lines.AsSpan(1))
            terminal.Error.WriteLine(line);
    }

    public void WriteUsageError(string message) =>
        terminal.Error.WriteLine(Styled($"FakeDetect.Console: {message}", AnsiStyle.Error));

    public string Styled(string text, string style) => terminal.ErrorStyled ? $"{style}{text}{AnsiStyle.Reset}" : text;

    internal static IEnumerable<string> Lines(ErrorRecord record)
    {
        string command = CommandOf(record);
        string reason = record.ErrorDetails?.Message is { Length: > 0 } details ? details : ReasonOf(record.Exception);
        yield return command.Length > 0 ? $"{command}: {reason}" : $"error: {reason}";

        if (PositionOf(record) is { } position)
            yield return $"{Indent}at    {position}";

        // The qualified id ends in the class that reported it; the part before the comma is what -ErrorVariable users compare.
        string id = record.FullyQualifiedErrorId.Split(',')[0];
        if (id.Length > 0 && id != reason)
            yield return $"{Indent}id    {id}";

        string target = TargetOf(record);
        if (target.Length > 0 && !reason.Contains(target, StringComparison.Ordinal))
            yield return $"{Indent}file  {target}";

        string next = record.ErrorDetails?.RecommendedAction ?? "";
        if (next.Length > 0)
            yield return $"{Indent}next  {next}";
    }

    /// <summary>Of a library that cannot be loaded the outer message says only that; the inner one says why.</summary>
    private static string ReasonOf(Exception exception) =>
        exception is FileLoadException { InnerException: { } cause } ? cause.Message : exception.Message;

    /// <summary>The command that reports it. A script or a line of commands is none: what Write-Error writes there is its own.</summary>
    private static string CommandOf(ErrorRecord record) =>
        record.InvocationInfo?.MyCommand
            is { CommandType: not (CommandTypes.Script or CommandTypes.ExternalScript) } command
            ? command.Name
            : record.CategoryInfo.Activity;

    /// <summary>Where in a script file, or where the text could not be parsed. For a command line the words themselves are in sight.</summary>
    private static string? PositionOf(ErrorRecord record)
    {
        if (record.Exception is ParseException { Errors: [var first, ..] })
            return $"{first.Extent.File ?? "command line"}:{first.Extent.StartLineNumber}:{first.Extent.StartColumnNumber}";
        return record.InvocationInfo is { ScriptName.Length: > 0 } invocation
            ? $"{invocation.ScriptName}:{invocation.ScriptLineNumber}: {invocation.Line.Trim()}"
            : null;
    }

    /// <summary>The path that the error is about; other targets are not shown.</summary>
    private static string TargetOf(ErrorRecord record)
    {
        object? target = record.TargetObject is PSObject wrapped ? wrapped.BaseObject : record.TargetObject;
        return target switch
        {
            FileSystemInfo file => file.FullName,
            string text when text.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) => text,
            _ => "",
        };
    }
}
