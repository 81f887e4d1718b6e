using System.Management.Automation;

namespace FakeDetect;

/// <summary>Whether a name is one of several, wildcards among them; case and culture do not matter.</summary>
internal static class NameMatch
{
    internal static Func<string, bool> Of(string[] patterns)
    {
        WildcardPattern[] compiled =
        [
            .. patterns.Select(static p => new WildcardPattern(
                p,
                WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant
            )),
        ];
        return name => Array.Exists(compiled, p => p.IsMatch(name));
    }
}
