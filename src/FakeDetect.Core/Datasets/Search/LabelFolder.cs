namespace FakeDetect.Datasets.Search;

/// <summary>Folder names that are labels: the reference's (0_real, 1_fake), GenImage's (nature, ai) and the plain ones.</summary>
public static class LabelFolder
{
    private static readonly string[] s_real = ["0_real", "real", "nature"];
    private static readonly string[] s_fake = ["1_fake", "fake", "ai"];

    /// <summary>True for fake, false for real, null for a folder that is no label. Case does not matter.</summary>
    public static bool? Label(string folderName)
    {
        if (s_real.Contains(folderName, StringComparer.OrdinalIgnoreCase))
            return false;
        return s_fake.Contains(folderName, StringComparer.OrdinalIgnoreCase) ? true : null;
    }

    /// <summary>The label of the nearest folder above a file that is one; null where none is.</summary>
    public static bool? LabelOfPath(string path)
    {
        for (
            string? folder = Path.GetDirectoryName(path);
            !string.IsNullOrEmpty(folder);
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (Label(Path.GetFileName(folder)) is { } label)
                return label;
        }

        return null;
    }
}
