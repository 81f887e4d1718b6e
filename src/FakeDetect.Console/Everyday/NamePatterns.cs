using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Tells which file names are wanted: the filter, any of Include, none of Exclude. Case is ignored, as PowerShell does.</summary>
internal sealed class NamePatterns(string filter, IEnumerable<string> include, IEnumerable<string> exclude)
{
    public static readonly NamePatterns Any = new("", [], []);

    private readonly WildcardPattern[] _filter = Compile(filter.Length > 0 ? [filter] : []);
    private readonly WildcardPattern[] _include = Compile(include);
    private readonly WildcardPattern[] _exclude = Compile(exclude);

    public bool Match(string name) =>
        (_filter.Length == 0 || _filter[0].IsMatch(name))
        && (_include.Length == 0 || Array.Exists(_include, pattern => pattern.IsMatch(name)))
        && !Array.Exists(_exclude, pattern => pattern.IsMatch(name));

    private static WildcardPattern[] Compile(IEnumerable<string> patterns) =>
        [
            .. patterns.Select(pattern => new WildcardPattern(
                pattern,
                WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant
            )),
        ];
}
