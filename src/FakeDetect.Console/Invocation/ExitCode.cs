namespace FakeDetect.Console.Invocation;

/// <summary>What the process ends with. <c>exit n</c> in a script ends it with n.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A terminating error, or, for a command line and standard input, a last command that reported an error.</summary>
    public const int Failure = 1;

    public const int BadUsage = 2;

    /// <summary>Ctrl+C: 128 + SIGINT, as shells count.</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of standard output went away (<c>| head</c>): 128 + SIGPIPE.</summary>
    public const int OutputClosed = 141;

    /// <summary>128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
