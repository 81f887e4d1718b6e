namespace FakeDetect.Console.Invocation;

/// <summary>The process was started with arguments it cannot follow.</summary>
internal sealed class UsageException(string message) : Exception(message);
