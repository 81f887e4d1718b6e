namespace FakeDetect.Trainer.Data;

/// <summary>
/// Finds labelled pictures. Layouts, below a root or its <c>train</c> folder: <c>0_real</c> and <c>1_fake</c> with pictures
/// or folders of sets in them, or classes that each hold <c>0_real</c> and <c>1_fake</c> (the reference's).
/// </summary>
internal static class PictureFolder
{
    // The reference's ImageFolder list (torchvision), and what the decoder takes besides.
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg",
        ".jpeg",
        ".png",
        ".ppm",
        ".pgm",
        ".bmp",
        ".tif",
        ".tiff",
        ".webp",
        ".gif",
        ".avif",
        ".tga",
    };

    /// <summary>Pictures of one root, ordered by path.</summary>
    /// <param name="root">The root folder.</param>
    /// <param name="split">The sub-folder that stands for the root where it exists: <c>train</c> or <c>val</c>.</param>
    /// <param name="classes">The classes to take; empty: all.</param>
    /// <exception cref="DatasetInvalidException">No such layout, or a class that is not there.</exception>
    public static List<LabelledPicture> Scan(string root, string split, IReadOnlyList<string> classes)
    {
        if (!Directory.Exists(root))
            throw new DatasetInvalidException(
                "FolderNotFound",
                root,
                $"The folder '{root}' does not exist.",
                "Name a folder that holds 0_real and 1_fake."
            );
        string inner = Path.Combine(root, split);
        string home = Directory.Exists(inner) && !IsLabelled(root) ? inner : root;
        List<LabelledPicture> pictures = [];
        if (IsLabelled(home) && classes.Count == 0)
            AddLabels(pictures, home, "", Manifest.Read(home));
        foreach (string folder in ClassFolders(home, classes))
            AddLabels(pictures, folder, Path.GetFileName(folder), Manifest.Read(folder));
        if (pictures.Count == 0)
        {
            throw new DatasetInvalidException(
                "NoPictures",
                root,
                $"No pictures were found below 0_real and 1_fake in '{root}'.",
                "Lay pictures out as 0_real/... and 1_fake/..., as <class>/0_real/... and <class>/1_fake/..., or as these below a folder 'train'."
            );
        }

        return pictures;
    }

    private static bool IsLabelled(string folder) =>
        Directory.Exists(Path.Combine(folder, "0_real")) || Directory.Exists(Path.Combine(folder, "1_fake"));

    private static IEnumerable<string> ClassFolders(string home, IReadOnlyList<string> classes)
    {
        if (classes.Count == 0)
            return Directory.EnumerateDirectories(home).Where(IsLabelled).Order(StringComparer.Ordinal);
        List<string> folders = [];
        foreach (string name in classes)
        {
            string folder = Path.Combine(home, name);
            if (!IsLabelled(folder))
            {
                string known = string.Join(
                    ", ",
                    Directory
                        .EnumerateDirectories(home)
                        .Where(IsLabelled)
                        .Select(Path.GetFileName)
                        .Order(StringComparer.Ordinal)
                );
                throw new DatasetInvalidException(
                    "ClassNotFound",
                    folder,
                    $"'{home}' has no class '{name}' with 0_real and 1_fake.",
                    known.Length == 0 ? "Leave out -Class: there are no classes here." : $"Classes here: {known}."
                );
            }

            folders.Add(folder);
        }

        return folders;
    }

    private static void AddLabels(List<LabelledPicture> pictures, string folder, string className, Manifest manifest)
    {
        foreach ((string label, bool fake) in ((string, bool)[])[("0_real", false), ("1_fake", true)])
        {
            string labelFolder = Path.Combine(folder, label);
            if (!Directory.Exists(labelFolder))
                continue;
            foreach (
                string path in Directory
                    .EnumerateFiles(labelFolder, "*", SearchOption.AllDirectories)
                    .Where(p => Extensions.Contains(Path.GetExtension(p)))
                    .Order(StringComparer.Ordinal)
            )
            {
                string[] parts = Path.GetRelativePath(labelFolder, path).Split(Path.DirectorySeparatorChar);
                string set = string.Join(
                    '/',
                    ((string[])[className, parts.Length > 1 ? parts[0] : ""]).Where(s => s.Length > 0)
                );
                if (set.Length == 0)
                    set = Path.GetFileName(folder);
                (string kind, string group) = manifest.Find(fake, set) ?? (fake ? "fake" : "real", set);
                bool lossy =
                    LossyFile.Is(path)
                    || manifest.IsLossy(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
                pictures.Add(new LabelledPicture(path, fake, set, kind, group) { Lossy = lossy });
            }
        }
    }
}
