using System.Globalization;

namespace FakeDetect.Datasets.Search;

/// <summary>How much was left out, by reason, in sentences to be said once.</summary>
internal sealed class LeftOutCounts
{
    private readonly Dictionary<LeftOutReason, (int Count, string First)> _counts = [];

    /// <summary>How many were left out for a reason.</summary>
    public int this[LeftOutReason reason] => _counts.GetValueOrDefault(reason).Count;

    public void Add(LeftOut item) =>
        _counts[item.Reason] = _counts.TryGetValue(item.Reason, out (int Count, string First) known)
            ? (known.Count + 1, known.First)
            : (1, item.Path);

    /// <summary>
    /// A sentence for each reason but those that are errors of single files and folders. What may be a picture that somebody
    /// misses is to be seen; other files are to be told to those who ask.
    /// </summary>
    /// <param name="canForce">There is a switch -Force that takes hidden ones.</param>
    public IEnumerable<(string Text, bool IsWarning)> Sentences(bool canForce = false)
    {
        foreach ((LeftOutReason reason, (int count, string first)) in _counts.OrderBy(c => c.Key))
        {
            string? text = reason switch
            {
                LeftOutReason.NoPicture => Of(count, "file is not a picture", "files are not pictures"),
                LeftOutReason.Hidden => Of(
                    count,
                    "hidden picture or folder was skipped",
                    "hidden pictures or folders were skipped"
                ) + (canForce ? "; use -Force to include them" : $"; the first is '{first}'"),
                LeftOutReason.LinkedFolder => Of(
                    count,
                    "linked folder was not followed",
                    "linked folders were not followed"
                ) + $"; name {(count == 1 ? "it" : "them")} to look into {(count == 1 ? "it" : "them")}",
                LeftOutReason.CircularLink => Of(
                    count,
                    "link to a folder above it was not followed",
                    "links to folders above them were not followed"
                ),
                LeftOutReason.NoLabel => Of(
                    count,
                    "picture is not in a labelled folder and was skipped",
                    "pictures are not in a labelled folder and were skipped"
                ) + $"; the first is '{first}'",
                LeftOutReason.TwoLabels => Of(
                    count,
                    "picture is below folders of both labels and was skipped",
                    "pictures are below folders of both labels and were skipped"
                ) + $"; rename one of the folders of '{first}'",
                LeftOutReason.EmptySet => Of(
                    count,
                    "folder has label folders without pictures and was skipped",
                    "folders have label folders without pictures and were skipped"
                ) + $"; the first is '{first}'",
                _ => null,
            };
            if (text is not null)
                yield return (text + ".", reason is not (LeftOutReason.NoPicture or LeftOutReason.CircularLink));
        }
    }

    /// <summary>All that may be pictures somebody misses, files with errors of their own too, for a search that found nothing.</summary>
    public string Summary()
    {
        IEnumerable<string> texts = Sentences().Where(s => s.IsWarning).Select(s => s.Text);
        if (this[LeftOutReason.Refused] is > 0 and var refused)
        {
            string one = "file is called like a picture, or is one of a format that is not decoded, and was left out";
            string several =
                "files are called like pictures, or are of formats that are not decoded, and were left out";
            texts = texts.Append(
                $"{Of(refused, one, several)}; the first is '{_counts[LeftOutReason.Refused].First}'."
            );
        }

        return string.Join(' ', texts);
    }

    private static string Of(int count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");
}
