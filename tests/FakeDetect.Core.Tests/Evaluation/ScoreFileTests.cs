using FakeDetect.Evaluation.Scores;
using Xunit;

namespace FakeDetect.Evaluation;

public sealed class ScoreFileTests : IDisposable
{
    private readonly string _path = Path.Combine(
        Directory.CreateTempSubdirectory("fakedetect-scores-").FullName,
        "deep",
        "scores.csv"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(_path)!)!, recursive: true);

    [Fact]
    public void Rows_come_back_as_they_were_whatever_is_in_their_names()
    {
        ScoreRow[] rows =
        [
            Row("a,b.png", 1.5f),
            Row("quote\".png", float.MinValue),
            Row("line\nend\r\n.png", 1e-30f),
            Row("\u00e4\u4e2d.png", 0.1f),
            Row("unreadable.png", null) with
            {
                ErrorId = "ImageTruncated",
                Error = "It ends early, \"sadly\".",
            },
            Row("real.png", -0f) with
            {
                IsFake = false,
                CropSize = null,
                View = "Full",
                Class = "cat",
                Threshold = 0.123456789012345,
            },
        ];
        Write(rows);
        Assert.Equal(rows, ScoreFile.Read(_path));
    }

    [Fact]
    public void A_later_row_replaces_an_earlier_one_of_the_same_question()
    {
        Write(Row("a.png", 1));
        Write(Row("a.png", 2), Row("a.png", 3) with { Condition = "Jpeg90" });
        Assert.Equal([("AsIs", 2f), ("Jpeg90", 3f)], ScoreFile.Read(_path).Select(r => (r.Condition, r.Logit!.Value)));
    }

    [Fact]
    public void Wherever_a_write_was_cut_off_the_whole_rows_before_are_kept()
    {
        Write(Row("first.png", 1), Row("two\nlines.png", 2));
        byte[] whole = File.ReadAllBytes(_path);
        int header = Array.IndexOf(whole, (byte)'\n') + 1;
        for (int length = header; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            using (ScoreFile file = ScoreFile.OpenToAdd(_path, out IReadOnlyList<ScoreRow> rows))
            {
                Assert.True(rows.Count <= 1);
                file.Add(Row("after.png", 3));
            }

            Assert.Equal("after.png", ScoreFile.Read(_path)[^1].Path);
        }
    }

    [Fact]
    public void A_damaged_row_in_the_middle_is_named()
    {
        Write(Row("a.png", 1), Row("b.png", 2));
        File.WriteAllText(_path, File.ReadAllText(_path).Replace(",1,a.png", ",yes,a.png", StringComparison.Ordinal));
        var failure = Assert.Throws<DatasetInvalidException>(() => ScoreFile.Read(_path));
        Assert.Equal("ScoresInvalid", failure.ErrorId);
        Assert.Contains("Record 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("ScoresNotFound", Assert.Throws<DatasetInvalidException>(() => ScoreFile.Read(_path)).ErrorId);

    private static ScoreRow Row(string path, float? logit) =>
        new()
        {
            Model = "m",
            ModelSha256 = "00ff",
            View = "CenterCrop",
            CropSize = 224,
            Set = "set",
            IsFake = true,
            Path = path,
            Length = 3,
            LastWriteTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(7),
            Sha256 = "ab",
            Logit = logit,
        };

    private void Write(params ScoreRow[] rows)
    {
        using ScoreFile file = ScoreFile.OpenToAdd(_path, out _);
        foreach (ScoreRow row in rows)
            file.Add(row);
    }
}
