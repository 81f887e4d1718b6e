using FakeDetect.Datasets.Search;
using FakeDetect.Trainer.Data;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Runs;

/// <summary>pictures.tsv in a model's folder: what it was trained and validated on, file by file, with SHA-256.</summary>
internal static class PictureList
{
    /// <summary>The file's name.</summary>
    public const string FileName = "pictures.tsv";

    /// <summary>Writes the list. Paths are relative to the folder that was named for the training.</summary>
    public static void Write(string path, TrainingOptions options, TrainingData data, PictureStore store)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine("use\tlabel\tset\tsource\tpath\tsha256");
        string[] roots =
        [
            .. options.TrainPath.Concat(options.ValidationPath).Concat(options.PairPath).Select(Path.GetFullPath),
        ];
        Write(writer, "train", data.Train, roots, store);
        Write(
            writer,
            "pair",
            data.Pairs.SelectMany(p => new[] { p.Real, p.Fake }).DistinctBy(p => p.FullPath),
            roots,
            store
        );
        Write(writer, "validation", data.Validation, roots, store);
    }

    private static void Write(
        StreamWriter writer,
        string use,
        IEnumerable<LabelledPicture> pictures,
        string[] roots,
        PictureStore store
    )
    {
        foreach (LabelledPicture picture in pictures)
        {
            string? root = roots.FirstOrDefault(r =>
                picture.FullPath.StartsWith(
                    Path.TrimEndingDirectorySeparator(r) + Path.DirectorySeparatorChar,
                    StringComparison.Ordinal
                )
            );
            string name = root is null
                ? Path.GetFileName(picture.FullPath)
                : Path.GetRelativePath(root, picture.FullPath).Replace(Path.DirectorySeparatorChar, '/');
            writer.WriteLine(
                string.Join(
                    '\t',
                    use,
                    picture.IsFake ? "1" : "0",
                    picture.Source,
                    picture.Group,
                    name,
                    store.HashOf(picture.FullPath)
                )
            );
        }
    }
}
