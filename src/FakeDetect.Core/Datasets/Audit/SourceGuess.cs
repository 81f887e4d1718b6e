namespace FakeDetect.Datasets.Audit;

/// <summary>How often a value tells where a picture comes from.</summary>
internal static class SourceGuess
{
    /// <summary>Names for each picture the commonest source of its value in the other parts of the set.</summary>
    /// <returns>How often that is right, and how often always naming the largest source is; NaN with one source.</returns>
    public static (double Accuracy, double Chance) Of(string[] words, string[] sources, int parts)
    {
        if (sources.Distinct(StringComparer.Ordinal).Count() < 2)
            return (double.NaN, double.NaN);
        string largest = sources.GroupBy(s => s, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key;
        int right = 0;
        for (int part = 0; part < parts; part++)
        {
            Dictionary<string, string> guesses = words
                .Select((word, i) => (word, i))
                .Where(pair => pair.i % parts != part)
                .GroupBy(pair => pair.word, pair => sources[pair.i], StringComparer.Ordinal)
                .ToDictionary(group => group.Key, Commonest, StringComparer.Ordinal);
            for (int i = part; i < words.Length; i += parts)
                right += guesses.GetValueOrDefault(words[i], largest) == sources[i] ? 1 : 0;
        }
        return (right / (double)words.Length, sources.Count(s => s == largest) / (double)sources.Length);
    }

    private static string Commonest(IEnumerable<string> sources) =>
        sources
            .GroupBy(s => s, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .First()
            .Key;
}
