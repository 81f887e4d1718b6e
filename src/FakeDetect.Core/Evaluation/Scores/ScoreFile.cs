using System.Globalization;
using System.Text;
using FakeDetect.Files;

namespace FakeDetect.Evaluation.Scores;

/// <summary>
/// Scores on disk, as CSV (UTF-8, header, '.' as decimal sign): rows are added as pictures are scored, so that a run that was
/// stopped goes on where it ended, and measuring again reads no picture. A later row replaces an earlier one of the same key.
/// </summary>
public sealed class ScoreFile : IDisposable
{
    private static readonly string[] s_columns =
    [
        "model",
        "model_sha256",
        "view",
        "crop_size",
        "threshold",
        "condition",
        "set",
        "class",
        "label",
        "path",
        "length",
        "last_write_time",
        "sha256",
        "logit",
        "error_id",
        "error",
    ];

    private readonly StreamWriter _writer;
    private int _unflushed;

    private ScoreFile(StreamWriter writer) => _writer = writer;

    /// <summary>Reads the rows of a scores file.</summary>
    /// <exception cref="DatasetInvalidException">The file is missing, no scores file, or damaged in the middle.</exception>
    public static IReadOnlyList<ScoreRow> Read(string path) => Read(path, out _);

    /// <summary>Opens a scores file to add to; a half-written last row is cut off. Other programs may read it meanwhile.</summary>
    /// <param name="path">The file; made where there is none, and its folder too.</param>
    /// <param name="rows">The rows that it holds.</param>
    /// <exception cref="DatasetInvalidException">It is something else than a scores file, or cannot be written.</exception>
    public static ScoreFile OpenToAdd(string path, out IReadOnlyList<ScoreRow> rows)
    {
        string full = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            long length = 0;
            rows = File.Exists(full) && new FileInfo(full).Length > 0 ? Read(full, out length) : [];
            var stream = new FileStream(full, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            stream.SetLength(length);
            stream.Seek(0, SeekOrigin.End);
            var file = new ScoreFile(new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" });
            if (length == 0)
                file._writer.WriteLine(CsvRecord.Write(s_columns));
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetInvalidException(
                "ScoresUnwritable",
                full,
                $"The scores file '{full}' cannot be written: {e.Message}",
                "Name a file in a folder that you may write to.",
                e
            );
        }
    }

    /// <summary>Adds a row; it is on disk within a hundred rows, and all are after <see cref="Dispose"/>.</summary>
    public void Add(ScoreRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _writer.WriteLine(CsvRecord.Write(Fields(row)));
        if (++_unflushed < 100)
            return;
        _writer.Flush();
        _unflushed = 0;
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public void Dispose() => _writer.Dispose();

    private static string[] Fields(ScoreRow row) =>
        [
            row.Model,
            row.ModelSha256,
            row.View,
            Text(row.CropSize),
            Text(row.Threshold),
            row.Condition,
            row.Set,
            row.Class,
            row.IsFake ? "1" : "0",
            row.Path,
            Text(row.Length),
            row.LastWriteTime.ToString("O", CultureInfo.InvariantCulture),
            row.Sha256,
            Text(row.Logit),
            row.ErrorId,
            row.Error,
        ];

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static List<ScoreRow> Read(string path, out long completeBytes)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new DatasetInvalidException(
                "ScoresNotFound",
                full,
                $"The scores file '{full}' does not exist.",
                "Check the spelling and the current location."
            );
        using var reader = new StreamReader(
            new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite),
            new UTF8Encoding(false),
            false,
            65536
        );
        List<string>? header = CsvRecord.Read(reader, out bool complete, out int bytes);
        if (header is null || !header.SequenceEqual(s_columns, StringComparer.Ordinal))
        {
            throw new DatasetInvalidException(
                "ScoresInvalid",
                full,
                $"'{full}' is not a scores file: its first line is not '{string.Join(',', s_columns)}'.",
                "Name a file that -ScoresPath wrote, or a new file."
            );
        }

        completeBytes = complete ? bytes : 0;
        var rows = new Dictionary<ScoreKey, ScoreRow>();
        for (int line = 2; CsvRecord.Read(reader, out complete, out bytes) is { } fields && complete; line++)
        {
            ScoreRow row =
                Row(fields)
                ?? throw new DatasetInvalidException(
                    "ScoresInvalid",
                    full,
                    $"Record {line} of '{full}' is damaged.",
                    "Delete the record, or the file."
                );
            rows[row.Key] = row;
            completeBytes += bytes;
        }

        return [.. rows.Values];
    }

    private static ScoreRow? Row(List<string> f)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        float logit = 0;
        int crop = 0;
        if (
            f.Count != s_columns.Length
            || f[8] is not ("0" or "1")
            || (f[3].Length > 0 && !int.TryParse(f[3], NumberStyles.Integer, invariant, out crop))
            || (f[13].Length > 0 && !float.TryParse(f[13], NumberStyles.Float, invariant, out logit))
            || !double.TryParse(f[4], NumberStyles.Float, invariant, out double threshold)
            || !long.TryParse(f[10], NumberStyles.Integer, invariant, out long length)
            || !DateTime.TryParse(f[11], invariant, DateTimeStyles.RoundtripKind, out DateTime time)
        )
        {
            return null;
        }

        return new ScoreRow
        {
            Model = f[0],
            ModelSha256 = f[1],
            View = f[2],
            CropSize = f[3].Length == 0 ? null : crop,
            Threshold = threshold,
            Condition = f[5],
            Set = f[6],
            Class = f[7],
            IsFake = f[8] == "1",
            Path = f[9],
            Length = length,
            LastWriteTime = time,
            Sha256 = f[12],
            Logit = f[13].Length == 0 ? null : logit,
            ErrorId = f[14],
            Error = f[15],
        };
    }
}
