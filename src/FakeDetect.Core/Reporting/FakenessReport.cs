namespace FakeDetect.Reporting;

/// <summary>All facts of a report; page and JSON file are both made from it.</summary>
public sealed record FakenessReport
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What the report is about.</summary>
    public required string Description { get; init; }

    /// <summary>The command line that made it.</summary>
    public required string Command { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Program, system and libraries with their versions.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; }

    /// <summary>The models, in the order of their first picture.</summary>
    public required IReadOnlyList<ReportModel> Models { get; init; }

    /// <summary>The pictures, in the order of the input.</summary>
    public required IReadOnlyList<ReportPicture> Pictures { get; init; }

    /// <summary>The places in <see cref="Pictures"/> at percentiles 0, 10, ... 100 of the probability.</summary>
    public required IReadOnlyList<int> Gallery { get; init; }

    /// <summary>JPEG thumbnails by place.</summary>
    public required IReadOnlyDictionary<int, byte[]> Thumbnails { get; init; }

    /// <summary>Spectra of picked pictures.</summary>
    public required IReadOnlyList<ReportSpectrum> Spectra { get; init; }

    /// <summary>What was left out, in plain sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The place of a picture's model in <see cref="Models"/>.</summary>
    public int ModelOf(ReportPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        for (int i = 0; i < Models.Count; i++)
        {
            if (Models[i].Sha256 == picture.ModelSha256 && Models[i].Name == picture.Model)
                return i;
        }
        return -1;
    }
}
