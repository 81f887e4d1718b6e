using FakeDetect.Help.Cmdlets;

namespace FakeDetect.Help.Pages;

/// <summary>What a page must have.</summary>
internal static class PageRules
{
    private const int FewestExamples = 2;

    /// <exception cref="PageInvalidException">Something is missing, or said of what is not there.</exception>
    internal static void Check(CommandPage page, CmdletFacts cmdlet)
    {
        Require(page.Name == cmdlet.Name, page, $"the heading is {page.Name}, the file is for {cmdlet.Name}");
        Require(
            page.Synopsis.Length > 0 && !page.Synopsis.Contains('\n', StringComparison.Ordinal),
            page,
            "the synopsis is one line"
        );
        Require(page.Description.Length > 0, page, "the description is empty");
        Require(
            page.Examples.Count >= FewestExamples,
            page,
            $"there are {page.Examples.Count} examples; {FewestExamples} are the least"
        );
        Require(page.Inputs.Count > 0, page, "INPUTS names no type; write '### None' where nothing can be piped");
        Require(page.Outputs.Count > 0, page, "OUTPUTS names no type; write '### None' where nothing comes out");
        foreach (ParameterFacts parameter in cmdlet.Parameters)
        {
            Require(
                page.Parameters.TryGetValue(parameter.Name, out ParameterEntry? entry) && entry.Text.Length > 0,
                page,
                $"the parameter -{parameter.Name} is not described"
            );
        }

        foreach (string name in page.Parameters.Keys)
            Require(
                cmdlet.Parameters.Any(parameter => parameter.Name == name),
                page,
                $"the cmdlet has no parameter -{name}"
            );
    }

    private static void Require(bool holds, CommandPage page, string reason)
    {
        if (!holds)
            throw new PageInvalidException(page.File, reason);
    }
}
