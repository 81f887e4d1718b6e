namespace FakeDetect.Console.Invocation;

internal enum RequestKind
{
    Help,
    Version,
    CommandLine,
    ScriptFile,
    StandardInput,
}
