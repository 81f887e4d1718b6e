namespace FakeDetect.Datasets.Audit;

/// <summary>Pictures that show the same.</summary>
/// <param name="Kind">How alike they are.</param>
/// <param name="Pictures">Two or more.</param>
public sealed record DuplicateGroup(DuplicateKind Kind, IReadOnlyList<PictureFacts> Pictures)
{
    /// <summary>Some are labelled real, some fake.</summary>
    public bool CrossesLabels { get; } = Pictures.Any(p => p.IsFake) && Pictures.Any(p => !p.IsFake);

    /// <summary>Some are to train with, some to test with.</summary>
    public bool CrossesTest { get; } = Pictures.Any(p => p.IsTest) && Pictures.Any(p => !p.IsTest);

    /// <summary>They come from more than one source.</summary>
    public bool CrossesSources { get; } = Pictures.Select(p => p.Source).Distinct(StringComparer.Ordinal).Count() > 1;
}

/// <summary>How alike the pictures of a group are.</summary>
public enum DuplicateKind
{
    /// <summary>The same file, byte for byte.</summary>
    SameFile,

    /// <summary>The same pixels in different files.</summary>
    SamePixels,

    /// <summary>Nearly the same picture: re-saved, resized, retouched, the next frame of a film, the other side of a translation.</summary>
    NearlySame,
}
