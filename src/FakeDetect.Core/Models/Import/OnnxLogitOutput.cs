namespace FakeDetect.Models.Import;

/// <summary>Which output of a foreign graph is the verdict.</summary>
internal static class OnnxLogitOutput
{
    private static readonly string[] s_names = ["logit", "logits", "output", "score"];

    /// <summary>The only output with one or two values a picture, or the one of several that has a usual name.</summary>
    /// <exception cref="ModelInvalidException">There is none, or it is not clear which.</exception>
    public static string Choose(IReadOnlyList<string> outputs, Dictionary<string, long[]> shapes, string file)
    {
        string[] candidates =
        [
            .. outputs.Where(o => shapes.TryGetValue(o, out long[]? shape) && Values(shape) is 1 or 2),
        ];
        if (candidates.Length == 1)
            return candidates[0];
        string? named = s_names.FirstOrDefault(n => candidates.Contains(n));
        if (named is not null)
            return named;
        string there = string.Join(
            ", ",
            outputs.Select(o => shapes.TryGetValue(o, out long[]? s) ? $"'{o}' {WeightTensor.Describe(s)}" : $"'{o}'")
        );
        throw new ModelInvalidException(
            "OnnxOutputUnsuitable",
            file,
            candidates.Length == 0
                ? $"'{file}' cannot be imported: no output has one value (logit) or two (real, fake) a picture; there are {there}."
                : $"'{file}' cannot be imported: it is not clear which output is the logit; there are {there}.",
            "Export the graph with one output [N,1], the logit of 'fake'."
        );
    }

    private static long Values(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);
}
