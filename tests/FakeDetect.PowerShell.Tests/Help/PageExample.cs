using System.Text.RegularExpressions;
using FakeDetect.PowerShell.Tests.Hosting;

namespace FakeDetect.PowerShell.Tests.Help;

/// <summary>The examples as they stand in the pages.</summary>
internal static partial class PageExample
{
    internal static IEnumerable<(string Cmdlet, string Title, string Code, string? NotRun)> All()
    {
        foreach (
            string page in Directory
                .GetFiles(Path.Combine(Repository.Root, "docs", "en-US"), "*-*.md")
                .Order(StringComparer.Ordinal)
        )
        {
            string text = File.ReadAllText(page).ReplaceLineEndings("\n");
            string examples = text[
                text.IndexOf("\n## EXAMPLES", StringComparison.Ordinal)..text.IndexOf(
                    "\n## PARAMETERS",
                    StringComparison.Ordinal
                )
            ];
            foreach (Match match in Example().Matches(examples))
                yield return (
                    Path.GetFileNameWithoutExtension(page),
                    match.Groups[1].Value,
                    match.Groups[2].Value,
                    match.Groups[3].Success ? match.Groups[3].Value : null
                );
        }
    }

    [GeneratedRegex(
        @"^### (.+?)\n\n?.*?^```powershell\n(.*?)^```(?:(?!^###).)*?(?:<!-- not run: (.+?) -->|(?=^###|\z))",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex Example();
}
