using System.Text.RegularExpressions;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Help;

/// <summary>about_FakeDetect_Errors and the source name the same ids.</summary>
public sealed partial class ErrorTopicTests
{
    private static readonly string Failures = string.Join(
        '|',
        EngineException()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "FakeDetect.Core", "Exceptions.cs")))
            .Select(match => match.Groups[1].Value)
    );

    // new ModelInvalidException("Id", ...), and new("Id", ...) or new(nameof(Id), ...) in a method that gives one back.
    private static readonly Regex Thrown = new(
        $"""new (?:{Failures}|TrainingProblem)\(\s*"(?<id>\w+)"|(?:{Failures}) \w+\([^;]*?\)\s*=>\s*new\(\s*(?:"(?<id>\w+)"|nameof\((?<id>\w+)\))""",
        RegexOptions.Singleline
    );

    [Fact]
    public void Every_error_id_of_the_source_is_documented_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "en-US", "about_FakeDetect_Errors.md"));
        SortedSet<string> documented = new(
            Item().Matches(page).Select(match => match.Groups[1].Value),
            StringComparer.Ordinal
        );

        SortedSet<string> thrown = new(StringComparer.Ordinal);
        foreach (string file in Repository.SourceFiles())
        {
            string source = File.ReadAllText(file);
            thrown.UnionWith(Thrown.Matches(source).Select(match => match.Groups["id"].Value));
            if (Path.GetFileName(file) == "Errors.cs")
                thrown.UnionWith(Written().Matches(source).Select(match => match.Groups[1].Value));
        }

        Assert.NotEmpty(thrown);
        Assert.True(
            thrown.SetEquals(documented),
            $"""
            Not documented: {string.Join(", ", thrown.Except(documented))}.
            Not in the source: {string.Join(", ", documented.Except(thrown))}.
            """
        );
    }

    [GeneratedRegex(@"^public sealed class (\w+Exception)\b", RegexOptions.Multiline)]
    private static partial Regex EngineException();

    [GeneratedRegex(@"^- `(\w+)`:", RegexOptions.Multiline)]
    private static partial Regex Item();

    // From() hands on the id of the engine's failure.
    [GeneratedRegex(@"internal static ErrorRecord (?!From\()(\w+)\(")]
    private static partial Regex Written();
}
