using System.Management.Automation;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>What a script wrote, stream by stream, and what ended it.</summary>
public sealed class RunResult
{
    internal RunResult(IReadOnlyList<PSObject> output, PSDataStreams streams, Exception? failure)
    {
        Output = output;
        Errors = failure is IContainsErrorRecord { ErrorRecord: { } last }
            ? [.. streams.Error, last]
            : [.. streams.Error];
        Warnings = [.. streams.Warning.Select(static record => record.Message)];
        Verbose = [.. streams.Verbose.Select(static record => record.Message)];
        Information = [.. streams.Information];
        Progress = [.. streams.Progress];
        Failure = failure;
    }

    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>The errors in their order; the last is the one that ended the script, if one did.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<InformationRecord> Information { get; }

    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The exception that ended the script; null when it ran to its end.</summary>
    public Exception? Failure { get; }

    /// <summary>The record of <see cref="Failure"/>.</summary>
    public ErrorRecord? Terminating => (Failure as IContainsErrorRecord)?.ErrorRecord;

    /// <summary>The stable ids of the errors, without the name of the command's class.</summary>
    public IReadOnlyList<string> ErrorIds =>
        [.. Errors.Select(static error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>The output, when neither an error was written nor the script ended early.</summary>
    public IReadOnlyList<PSObject> ThrowIfFailed()
    {
        if (Failure is not null)
            throw new InvalidOperationException($"The script ended: {Failure.Message}", Failure);
        if (Errors.Count > 0)
            throw new InvalidOperationException($"The script wrote an error: {Errors[0]}", Errors[0].Exception);
        return Output;
    }

    /// <summary>One property of each output object.</summary>
    public IReadOnlyList<T> Values<T>(string property) =>
        [.. ThrowIfFailed().Select(item => LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value))];
}
