using System.Management.Automation;
using System.Reflection;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>A help message is the text of a parameter: plain English, the same in every parameter set.</summary>
public sealed class HelpMessageTests
{
    /// <summary>Turns of phrase that hide the actor, the condition or the default.</summary>
    private static readonly string[] s_forbidden =
    [
        "unless given",
        "that is none",
        "that are there",
        "that is there",
        "where there is",
        "wherever",
        "there is no",
        "there are no",
        "is told",
        "are told",
        "not told",
        "at once",
        "becomes of",
        "is no ",
        "anew",
    ];

    public static TheoryData<string> Cmdlets => [.. ExportedCmdlets.Names];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_parameter_has_a_help_message_in_every_set(string name) =>
        Assert.DoesNotContain(Messages(name), use => string.IsNullOrWhiteSpace(use.Text));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_help_message_is_made_of_whole_sentences(string name) =>
        Assert.DoesNotContain(
            Messages(name),
            use => use.Text is not { } text || text[^1] != '.' || text.EndsWith("..", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_parameter_has_one_help_message_in_all_its_sets(string name) =>
        Assert.Empty(
            Messages(name)
                .Distinct()
                .GroupBy(use => use.Parameter)
                .Where(uses => uses.Count() > 1)
                .Select(uses => uses.Key)
        );

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_help_message_holds_no_forbidden_turn(string name) =>
        Assert.DoesNotContain(
            Messages(name),
            use => s_forbidden.Any(turn => use.Text?.Contains(turn, StringComparison.OrdinalIgnoreCase) == true)
        );

    private static (string Parameter, string? Text)[] Messages(string name) =>
        [
            .. ExportedCmdlets
                .ClassOf(name)
                .GetProperties()
                .SelectMany(property =>
                    property.GetCustomAttributes<ParameterAttribute>().Select(use => (property.Name, use.HelpMessage))
                ),
        ];
}
