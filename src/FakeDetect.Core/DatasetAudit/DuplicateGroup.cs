namespace FakeDetect.DatasetAudit;

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
