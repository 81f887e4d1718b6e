using FakeDetect.Datasets.Audit;

namespace FakeDetect;

/// <summary>Pictures of a data set that show the same.</summary>
public sealed class DatasetDuplicateInfo
{
    internal DatasetDuplicateInfo(DuplicateGroup group)
    {
        Kind = group.Kind;
        CrossesLabels = group.CrossesLabels;
        CrossesTest = group.CrossesTest;
        CrossesSources = group.CrossesSources;
        Path = [.. group.Pictures.Select(p => p.FullPath)];
    }

    /// <summary>SameFile, SamePixels or NearlySame.</summary>
    public DuplicateKind Kind { get; }

    /// <summary>Some are labelled real, some fake.</summary>
    public bool CrossesLabels { get; }

    /// <summary>Some are to train with, some to test with.</summary>
    public bool CrossesTest { get; }

    /// <summary>They come from more than one source.</summary>
    public bool CrossesSources { get; }

    /// <summary>The absolute paths.</summary>
    public string[] Path { get; }

    /// <summary>Kind and paths.</summary>
    public override string ToString() => $"{Kind}: {string.Join(" = ", Path)}";
}
