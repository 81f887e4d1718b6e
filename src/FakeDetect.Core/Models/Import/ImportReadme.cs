using System.Globalization;
using System.Text;

namespace FakeDetect.Models.Import;

/// <summary>The README.md of an imported model: what is known of it, and what is not.</summary>
internal static class ImportReadme
{
    public static string Of(ModelCard card, ImportedGraph graph, ImportOptions options, string file, string sha256)
    {
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# {card.Name}");
        Line($"");
        Line($"{card.Description}");
        Line($"");
        Line($"## Known");
        Line($"");
        Line($"- It was imported from `{file}`, SHA-256 `{sha256}`.");
        if (options.Source is { Length: > 0 } source)
            Line($"- Whoever imported it names this source: {source}");
        foreach (string fact in graph.Facts)
            Line($"- {fact}");
        Line($"- It has {graph.Parameters} parameters.");
        Line(
            $"- The graph was loaded by ONNX Runtime and gave a finite logit for a test picture{(graph.HasMap ? ", the mean of its map of logits" : "")}."
        );
        Line($"");
        Line($"## How pictures reach it");
        Line($"");
        Line(
            $"- Pixels become (v / 255 - mean) / deviation with mean {List(card.Input.Mean)} and deviation {List(card.Input.Deviation)} (red, green, blue{(options.BlueFirst ? "; the graph puts blue first" : "")})."
        );
        string origin = (options.Input, graph.InputIsAssumed) switch
        {
            ({ }, _) => "These values were given at the import.",
            (_, true) => "These values are an assumption (ImageNet's): the file does not say what it was trained with.",
            _ =>
                "These values are those that the architecture's authors use; the file does not say whether these weights were trained with others.",
        };
        Line($"- {origin}");
        Line(
            $"- View: {card.View}, side {card.CropSize} pixels.{(card.FixedSize ? " The network takes no other size, so that the view Full cannot be had." : "")}"
        );
        Line($"- {MapSentence(card, graph)}");
        Line($"");
        Line($"## Not known");
        Line($"");
        Line($"- Training data and recipe: the file does not say.");
        Line(
            $"- Results: nothing was measured at the import. Measure it on labelled pictures before its verdicts are relied on."
        );
        string threshold = card.Threshold.ToString(CultureInfo.InvariantCulture);
        Line($"- Threshold: {threshold} was set, not chosen on data; the probability is not calibrated.");
        Line(
            $"- Licence of the weights: {(card.Licence.Length > 0 ? $"{card.Licence}, as stated at the import" : "not stated; ask the publisher before you pass the model on")}."
        );
        return text.ToString();
    }

    private static string MapSentence(ModelCard card, ImportedGraph graph) =>
        (graph.HasMap, card.Tiling) switch
        {
            (false, _) =>
                "The graph gives no map of logits: no heat map can be drawn, and large pictures are not cut into tiles in the view Full.",
            (true, null) =>
                "The graph gives a map of logits; large pictures are not cut into tiles in the view Full, because tiles would change it.",
            (true, { } tiling) =>
                $"The graph gives a map of logits, one cell for each {tiling.Stride}x{tiling.Stride} pixels; tiles overlap by {tiling.Halo} pixels on each side.",
        };

    private static string List(IReadOnlyList<float> values) =>
        string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture)));
}
