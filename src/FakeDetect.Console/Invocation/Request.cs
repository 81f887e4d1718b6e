namespace FakeDetect.Console.Invocation;

/// <summary>What the arguments of the process ask for.</summary>
/// <param name="Kind">Where the commands come from, or that help or the version is wanted.</param>
/// <param name="Text">The command line, or the path of the script file.</param>
/// <param name="ScriptArguments">What follows the script file.</param>
/// <param name="ModulePath">Value of <c>-Module</c>; null where it is not given.</param>
internal sealed record Request(RequestKind Kind, string Text, IReadOnlyList<string> ScriptArguments, string? ModulePath)
{
    /// <exception cref="UsageException">An option is unknown or lacks its value, or there is nothing to run.</exception>
    public static Request Parse(IReadOnlyList<string> arguments, bool inputIsRedirected)
    {
        string? module = null;
        int at = 0;
        while (at < arguments.Count)
        {
            string argument = arguments[at];
            if (!argument.StartsWith('-') || argument == "-")
                break;

            at++;
            switch (argument.ToLowerInvariant())
            {
                case "--help" or "-help" or "-h" or "-?":
                    return new Request(RequestKind.Help, "", [], module);
                case "--version" or "-version":
                    return new Request(RequestKind.Version, "", [], module);
                case "--module" or "-module":
                    module = ValueOf(argument, arguments, at++);
                    break;
                case "--file" or "-file" or "-f":
                    return new Request(
                        RequestKind.ScriptFile,
                        ValueOf(argument, arguments, at),
                        [.. arguments.Skip(at + 1)],
                        module
                    );
                case "--command" or "-command" or "-c":
                    _ = ValueOf(argument, arguments, at);
                    return FromCommandLine(arguments.Skip(at), module);
                case "--":
                    return FromCommandLine(arguments.Skip(at), module);
                default:
                    throw new UsageException($"the option '{argument}' is unknown.");
            }
        }

        if (at < arguments.Count)
            return FromCommandLine(arguments.Skip(at), module);
        if (inputIsRedirected)
            return new Request(RequestKind.StandardInput, "", [], module);
        throw new UsageException(
            "there is nothing to run: give a command line, -File <script>, or commands on standard input. There is no interactive prompt."
        );
    }

    private static Request FromCommandLine(IEnumerable<string> words, string? module)
    {
        string text = string.Join(' ', words);
        if (text == "-")
            return new Request(RequestKind.StandardInput, "", [], module);
        return string.IsNullOrWhiteSpace(text)
            ? throw new UsageException("the command line is empty.")
            : new Request(RequestKind.CommandLine, text, [], module);
    }

    private static string ValueOf(string option, IReadOnlyList<string> arguments, int at) =>
        at < arguments.Count ? arguments[at] : throw new UsageException($"the option '{option}' needs a value.");
}
