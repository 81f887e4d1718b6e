using System.Diagnostics;
using System.Text.RegularExpressions;
using FakeDetect.Help.Pages;

namespace FakeDetect.Help;

/// <summary>
/// Figures that pages quote: a fenced block behind the comment <c>figures</c>, whose lines after <c>&gt; </c> (and <c>&gt;&gt; </c>,
/// where a command goes on) are run in the console host, with what they print below them.
/// </summary>
internal static partial class FigureBlocks
{
    private static readonly Dictionary<string, string> s_plainOutput = new() { ["NO_COLOR"] = "1", ["TERM"] = "dumb" };

    /// <summary>Runs the blocks of all pages, or of one, and writes what they print into the pages.</summary>
    /// <param name="root">The repository, which the commands are run in.</param>
    /// <param name="pages">The folder of the pages.</param>
    /// <param name="only">The page to renew, without .md; null: all.</param>
    /// <param name="console">The console host's FakeDetect.Console.dll.</param>
    /// <exception cref="PageInvalidException">A command failed; its page is as it was.</exception>
    internal static void Update(string root, string pages, string? only, string console)
    {
        foreach (string file in Directory.GetFiles(pages, (only ?? "*") + ".md").Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(file).ReplaceLineEndings("\n");
            string renewed = Block()
                .Replace(
                    text,
                    match =>
                        match.Groups["head"].Value
                        + match.Groups["commands"].Value
                        + Run(root, console, Script(match.Groups["commands"].Value), file)
                        + "```\n"
                );
            if (renewed != text)
                File.WriteAllText(file, renewed);
        }
    }

    private static string Script(string commands) =>
        string.Join(
            '\n',
            commands.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart('>').Trim())
        );

    private static string Run(string root, string console, string script, string page)
    {
        ProcessStartInfo start = new("dotnet", [console, script])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach ((string name, string value) in s_plainOutput)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PageInvalidException(page, $"a command of its figures ended with {process.ExitCode}: {script}");
        string[] lines = [.. output.Split('\n').Select(line => line.TrimEnd())];
        return string.Join('\n', lines).Trim('\n') + "\n";
    }

    [GeneratedRegex(
        @"(?<head>^<!-- figures -->\n```\n)(?<commands>(?:^>.*\n)+)(?:^(?!```).*\n)*^```\n",
        RegexOptions.Multiline
    )]
    private static partial Regex Block();
}
