using System.Management.Automation;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>What a script wrote, stream by stream, and what ended it.</summary>
internal sealed class RunResult
{
    internal RunResult(IReadOnlyList<PSObject> output, PSDataStreams streams, Exception? failure)
    {
        Output = output;
        Errors = [.. streams.Error];
        Warnings = [.. streams.Warning.Select(static record => record.Message)];
        Verbose = [.. streams.Verbose.Select(static record => record.Message)];
        Information = [.. streams.Information];
        Progress = [.. streams.Progress];
        Failure = failure;
    }

    internal IReadOnlyList<PSObject> Output { get; }

    internal IReadOnlyList<ErrorRecord> Errors { get; }

    internal IReadOnlyList<string> Warnings { get; }

    internal IReadOnlyList<string> Verbose { get; }

    internal IReadOnlyList<InformationRecord> Information { get; }

    internal IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The exception that ended the script; null when it ran to its end.</summary>
    internal Exception? Failure { get; }

    /// <summary>The record of <see cref="Failure"/>.</summary>
    internal ErrorRecord? Terminating => (Failure as IContainsErrorRecord)?.ErrorRecord;

    /// <summary>The stable ids of the errors, without the name of the command's class.</summary>
    internal IReadOnlyList<string> ErrorIds => [.. Errors.Select(static error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>The output, when neither an error was written nor the script ended early.</summary>
    internal IReadOnlyList<PSObject> ThrowIfFailed()
    {
        if (Failure is not null)
            throw new InvalidOperationException($"The script ended: {Failure.Message}", Failure);
        if (Errors.Count > 0)
            throw new InvalidOperationException($"The script wrote an error: {Errors[0]}", Errors[0].Exception);
        return Output;
    }

    /// <summary>One property of each output object.</summary>
    internal IReadOnlyList<T> Values<T>(string property) =>
        [.. ThrowIfFailed().Select(item => LanguagePrimitives.ConvertTo<T>(item.Properties[property].Value))];
}
