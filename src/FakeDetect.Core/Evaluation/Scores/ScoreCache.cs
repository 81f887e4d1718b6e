namespace FakeDetect.Evaluation.Scores;

/// <summary>The scores of a measurement: those read from a scores file and those made now, which are added to it.</summary>
public sealed class ScoreCache : IDisposable
{
    private readonly Dictionary<ScoreKey, ScoreRow> _rows = [];
    private readonly ScoreFile? _file;

    /// <summary>An empty book that keeps nothing.</summary>
    public ScoreCache() { }

    /// <summary>A book that goes on in a scores file.</summary>
    /// <exception cref="DatasetInvalidException">The file is no scores file, or cannot be written.</exception>
    public ScoreCache(string path)
    {
        _file = ScoreFile.OpenToAdd(path, out IReadOnlyList<ScoreRow> rows);
        foreach (ScoreRow row in rows)
            _rows[row.Key] = row;
    }

    /// <summary>A book of rows that are at hand.</summary>
    public ScoreCache(IEnumerable<ScoreRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (ScoreRow row in rows)
            _rows[row.Key] = row;
    }

    /// <summary>All rows, in no particular order.</summary>
    public IReadOnlyCollection<ScoreRow> Rows => _rows.Values;

    /// <summary>Takes a row, and writes it where there is a file.</summary>
    public void Add(ScoreRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _rows[row.Key] = row;
        _file?.Add(row);
    }

    /// <summary>Closes the scores file; the rows stay.</summary>
    public void Dispose() => _file?.Dispose();

    internal ScoreRow? Find(ScoreKey key) => _rows.GetValueOrDefault(key);
}
