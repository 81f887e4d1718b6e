using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace FakeDetect.Console.Invocation;

/// <summary>Turns a request into the text that the engine runs.</summary>
internal static partial class ScriptText
{
    /// <exception cref="UsageException">The script file does not exist, or standard input is empty.</exception>
    public static string Of(Request request, TextReader standardInput)
    {
        switch (request.Kind)
        {
            case RequestKind.ScriptFile:
                string path = Path.GetFullPath(request.Text);
                if (!File.Exists(path))
                    throw new UsageException($"the script file '{path}' does not exist.");
                return CallOf(path, request.ScriptArguments);
            case RequestKind.StandardInput:
                string text = standardInput.ReadToEnd();
                return string.IsNullOrWhiteSpace(text)
                    ? throw new UsageException("standard input holds no command.")
                    : text;
            default:
                return request.Text;
        }
    }

    /// <summary>Whether the text uses <c>$input</c>, so that standard input is data for it. Otherwise standard input is left alone: it may never end.</summary>
    public static bool ReadsInput(string script, Request request) =>
        request.Kind == RequestKind.CommandLine
        && Parser
            .ParseInput(script, out _, out _)
            .Find(
                node =>
                    node is VariableExpressionAst { VariablePath.UserPath: var name }
                    && name.Equals("input", StringComparison.OrdinalIgnoreCase),
                searchNestedScriptBlocks: false
            )
            is not null;

    public static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>A call of the script in which every argument is literal text, except parameter names and $true, $false, $null after a colon.</summary>
    internal static string CallOf(string path, IReadOnlyList<string> arguments)
    {
        var call = new StringBuilder("& ").Append(Quoted(path));
        foreach (string argument in arguments)
        {
            call.Append(' ');
            Match parameter = ParameterName().Match(argument);
            if (!parameter.Success)
            {
                call.Append(Quoted(argument));
                continue;
            }

            string value = parameter.Groups["value"].Value;
            call.Append(parameter.Groups["name"].Value);
            if (value.Length > 0)
                call.Append(value.ToLowerInvariant() is "$true" or "$false" or "$null" ? value : Quoted(value));
        }

        return call.ToString();
    }

    private static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    [GeneratedRegex(
        @"^(?<name>-[\p{L}_][\w-]*:?)(?<value>(?<=:).*)?$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant
    )]
    private static partial Regex ParameterName();
}
