using System.Globalization;

namespace FakeDetect.Benchmarks;

/// <summary>NAME=VALUE arguments.</summary>
internal sealed class Settings(Dictionary<string, string> values)
{
    internal static Settings Parse(IEnumerable<string> args) =>
        new(
            args.ToDictionary(
                a => a.Split('=')[0],
                a => a[(a.IndexOf('=', StringComparison.Ordinal) + 1)..],
                StringComparer.OrdinalIgnoreCase
            )
        );

    internal string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    internal int Number(string name, int otherwise) =>
        values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
