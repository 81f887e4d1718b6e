using System.Collections.ObjectModel;

namespace FakeDetect;

/// <summary>Sentences about a picture. As a string, and so in a CSV file, they stand in one line.</summary>
public sealed class NoteList : ReadOnlyCollection<string>
{
    /// <summary>Copies the notes.</summary>
    public NoteList(IEnumerable<string> notes)
        : base([.. notes]) { }

    /// <summary>All notes, separated by a space.</summary>
    public override string ToString() => string.Join(' ', this);
}
