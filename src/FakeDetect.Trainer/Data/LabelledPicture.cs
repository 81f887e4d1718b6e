namespace FakeDetect.Trainer.Data;

/// <summary>A picture to train or validate on.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Fake">The label.</param>
/// <param name="Set">The set: one source and one generator or kind; its name is unique with the label.</param>
/// <param name="Kind">The kind of the set, for stratified splits; the label where nothing is known.</param>
/// <param name="Group">What must stay on one side of a split: a repository, or the set's name.</param>
internal sealed record LabelledPicture(string Path, bool Fake, string Set, string Kind, string Group)
{
    /// <summary>
    /// The picture is known to have been compressed with loss: its file is of a lossy format, or the manifest says that the original was one.
    /// </summary>
    public bool Lossy { get; init; }

    /// <summary>The set's name with its label.</summary>
    public string SetKey => (Fake ? "1_fake/" : "0_real/") + Set;
}
