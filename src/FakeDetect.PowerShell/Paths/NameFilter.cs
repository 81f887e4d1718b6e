using System.Management.Automation;

namespace FakeDetect;

/// <summary>-Include and -Exclude: wildcards on the name of a file, whatever its case and the user's culture.</summary>
internal sealed class NameFilter
{
    private readonly WildcardPattern[] _include;
    private readonly WildcardPattern[] _exclude;

    internal NameFilter(string[]? include, string[]? exclude)
    {
        _include = Compile(include);
        _exclude = Compile(exclude);
    }

    internal bool Takes(string name) =>
        (_include.Length == 0 || Array.Exists(_include, pattern => pattern.IsMatch(name)))
        && !Array.Exists(_exclude, pattern => pattern.IsMatch(name));

    private static WildcardPattern[] Compile(string[]? patterns) =>
        [
            .. (patterns ?? []).Select(static pattern => new WildcardPattern(
                pattern,
                WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant
            )),
        ];
}
