namespace FakeDetect.Help.Topics;

/// <summary>Cuts Markdown into blocks: fences whole, everything else at empty lines.</summary>
internal static class MarkdownBlocks
{
    internal static IEnumerable<string> Split(string markdown)
    {
        List<string> block = [];
        bool code = false;
        foreach (string line in markdown.Split('\n'))
        {
            bool fence = line.StartsWith("```", StringComparison.Ordinal);
            if (block.Count > 0 && !code && (fence || string.IsNullOrWhiteSpace(line)))
            {
                yield return string.Join('\n', block);
                block.Clear();
            }

            if (fence || code || !string.IsNullOrWhiteSpace(line))
                block.Add(line);
            if (fence)
                code = !code;
            if (fence && !code)
            {
                yield return string.Join('\n', block);
                block.Clear();
            }
        }

        if (block.Count > 0)
            yield return string.Join('\n', block);
    }
}
