namespace FakeDetect;

/// <summary>-Include and -Exclude: wildcards on the name of a file.</summary>
internal sealed class NameFilter(string[]? include, string[]? exclude)
{
    private readonly Func<string, bool> _included = include is { Length: > 0 }
        ? NameMatch.Of(include)
        : static _ => true;
    private readonly Func<string, bool> _excluded = NameMatch.Of(exclude ?? []);

    internal bool Takes(string name) => _included(name) && !_excluded(name);
}
