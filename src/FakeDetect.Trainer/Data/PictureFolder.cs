using FakeDetect.Datasets.Search;

namespace FakeDetect.Trainer.Data;

/// <summary>
/// The labelled pictures of a training folder: those that <see cref="DatasetSearch"/> finds below a root or its <c>train</c>
/// folder, with what a manifest.tsv beside the labels says of them.
/// </summary>
internal static class PictureFolder
{
    /// <summary>Pictures of one root: home after home (the folders that hold labels), real ones first, each ordered by path.</summary>
    /// <param name="root">The root folder.</param>
    /// <param name="split">The sub-folder that stands for the root where it exists: <c>train</c> or <c>val</c>.</param>
    /// <param name="classes">The classes to take; empty: all.</param>
    /// <exception cref="DatasetInvalidException">No such layout, or a class that is not there.</exception>
    public static ScannedPictures Scan(string root, string split, IReadOnlyList<string> classes)
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
        foreach (string name in classes)
            RequireClass(home, name);
        DatasetSearch search;
        try
        {
            search = DatasetSearch.Below(home, f => classes.Count == 0 || classes.Any(c => IsOnTheWay(f, c)));
        }
        catch (DatasetInvalidException e) when (e.ErrorId == "DatasetWithoutLabels")
        {
            throw new DatasetInvalidException(
                "NoPictures",
                root,
                $"'{root}' contains no pictures to train on. {e.Message}",
                "Arrange pictures as 0_real/... and 1_fake/..., as <class>/0_real/... and <class>/1_fake/..., or as these below a folder 'train'.",
                e
            );
        }

        var manifests = new Dictionary<string, Manifest>(StringComparer.Ordinal);
        // A checkpoint is gone on with only where this order is as it was.
        IEnumerable<LabelledPicture> pictures = search
            .Sets.SelectMany(set => set.Pictures)
            .Where(p => classes.Count == 0 || classes.Any(c => IsIn(p.Home, c)))
            .OrderBy(p => classes.TakeWhile(c => !IsIn(p.Home, c)).Count())
            .ThenBy(p => p.Home, StringComparer.Ordinal)
            .ThenBy(p => p.IsFake)
            .ThenBy(p => p.FullPath, StringComparer.Ordinal);
        return new ScannedPictures([.. pictures.Select(p => Known(p, home, manifests))], search.LeftOut);
    }

    private static LabelledPicture Known(LabelledPicture picture, string home, Dictionary<string, Manifest> manifests)
    {
        if (!manifests.TryGetValue(picture.Home, out Manifest? manifest))
            manifests.Add(picture.Home, manifest = Manifest.In(Path.Combine(home, picture.Home)));
        string name = picture.Home.Length == 0 ? picture.Path : picture.Path[(picture.Home.Length + 1)..];
        if (manifest.IsLossy(name))
            picture = picture with { IsLossy = true };
        return manifest.OfSource(picture.IsFake, picture.Source) is var (kind, group)
            ? picture with
            {
                Kind = kind,
                Group = group,
            }
            : picture;
    }

    private static void RequireClass(string home, string name)
    {
        string folder = Path.Combine(home, name);
        if (Directory.Exists(folder) && IsLabelled(folder))
            return;
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
            known.Length == 0 ? "Omit -Class: this folder has no classes." : $"Classes here: {known}."
        );
    }

    private static bool IsLabelled(string folder) =>
        Directory.EnumerateDirectories(folder).Any(f => LabelFolder.Label(Path.GetFileName(f)) is not null);

    private static bool IsOnTheWay(string folder, string toOrIn) => IsIn(folder, toOrIn) || IsIn(toOrIn, folder);

    private static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder + '/', StringComparison.Ordinal);
}

/// <summary>What was found in a training folder.</summary>
/// <param name="Pictures">The pictures.</param>
/// <param name="LeftOut">What was left out, and why.</param>
internal sealed record ScannedPictures(IReadOnlyList<LabelledPicture> Pictures, IReadOnlyList<LeftOut> LeftOut);
