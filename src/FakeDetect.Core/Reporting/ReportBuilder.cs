using FakeDetect.Charts;
using FakeDetect.Spectra;
using FakeDetect.Threading;

namespace FakeDetect.Reporting;

/// <summary>Makes a report of scored pictures: looks at their files again, ranks them, draws what is to be seen.</summary>
public sealed class ReportBuilder
{
    // The longer side of a preview under a map; and how many numbers of maps a page is to hold.
    private const int MapPreviewSize = 320;
    private const long MostMapValues = 1_000_000;
    private const int MostSpectra = 20;

    private readonly ReportPicture[] _pictures;
    private readonly ReportOptions _options;
    private readonly int[] _ranked;
    private readonly int[] _gallery;
    private readonly HashSet<int> _shown;
    private readonly HashSet<int> _spectra;
    private readonly List<string> _notes = [];

    /// <summary>Begins a report.</summary>
    /// <param name="pictures">The pictures, one or more.</param>
    /// <param name="options">What it is to hold.</param>
    public ReportBuilder(IReadOnlyList<ReportPicture> pictures, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _pictures = [.. pictures];
        _ranked = Percentiles.Rank(_pictures);
        _gallery = Percentiles.Of(_pictures);
        _shown =
        [
            .. _gallery.Concat(_ranked.Reverse()).Distinct().Take(Math.Max(_gallery.Length, options.ThumbnailCount)),
        ];
        _spectra = [.. Enumerable.Range(0, _pictures.Length).Reverse().Where(HasSpectrum).Take(MostSpectra)];
    }

    /// <summary>Looks at every file, and makes the report.</summary>
    /// <param name="findModel">The installed model of a name and network; null where there is none.</param>
    /// <param name="progress">Called with the number of files that were looked at.</param>
    /// <param name="cancellation">Ends the work.</param>
    public FakenessReport Build(
        Func<string, string, ReportModel> findModel,
        Action<int> progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(findModel);
        ArgumentNullException.ThrowIfNull(progress);
        Dictionary<int, byte[]> thumbnails = [];
        List<ReportSpectrum> spectra = [];
        int done = 0;
        foreach (FileCheck file in Look(cancellation))
        {
            _pictures[file.Index] = _pictures[file.Index] with { State = file.State, Modified = file.Modified };
            if (file.Thumbnail is { } thumbnail)
                thumbnails[file.Index] = thumbnail;
            if (file.Spectrum is { } spectrum)
                spectra.Add(Draw(file.Index, spectrum));
            progress(++done);
        }
        LimitMaps();
        NoteStates();
        if (_shown.Count < _pictures.Length)
            _notes.Add(
                $"{_shown.Count} of {_pictures.Length} pictures have a thumbnail: those of the gallery and the ones with the highest probability."
            );
        return new FakenessReport
        {
            Title = _options.Title,
            Description = _options.Description,
            Command = _options.Command,
            Created = DateTimeOffset.UtcNow,
            Environment = ReportEnvironment.Describe(),
            Models =
            [
                .. _pictures
                    .Select(p => (p.Model, p.ModelSha256))
                    .Distinct()
                    .Select(m => findModel(m.Model, m.ModelSha256)),
            ],
            Pictures = _pictures,
            Gallery = _gallery,
            Thumbnails = thumbnails,
            Spectra = [.. spectra.OrderByDescending(s => _pictures[s.Picture].Probability)],
            Notes = _notes,
        };
    }

    private IEnumerable<FileCheck> Look(CancellationToken cancellation)
    {
        using OrderedWindow<FileCheck> window = new(_options.ThrottleLimit, cancellation);
        for (int i = 0; i < _pictures.Length; i++)
        {
            if (window.IsFull)
                yield return window.Take();
            ReportPicture picture = _pictures[i];
            int index = i,
                size = !_shown.Contains(i) ? 0
                : picture.Map is null ? _options.ThumbnailSize
                : Math.Max(_options.ThumbnailSize, MapPreviewSize);
            bool spectrum = _spectra.Contains(i);
            window.Add(token => FileCheck.Look(index, picture, size, spectrum, token));
        }
        while (window.Pending > 0)
            yield return window.Take();
    }

    private bool HasSpectrum(int index) =>
        _options.HasSpectrum is { } wanted ? wanted(_pictures[index].Path) : _ranked.Length > 0 && index == _ranked[^1];

    private ReportSpectrum Draw(int index, AverageSpectrum spectrum)
    {
        IReadOnlyList<SpectrumPeak> peaks = PeakFinder.Find(spectrum);
        byte[] png = ChartWriter.ToPng(
            SpectrumCharts.Magnitude("", spectrum, peaks) with
            {
                Title = _pictures[index].Name,
            },
            ReportSpectrum.Width,
            ReportSpectrum.Height
        );
        return new ReportSpectrum(index, spectrum.Size, peaks, png);
    }

    private void LimitMaps()
    {
        long values = 0;
        int dropped = 0;
        foreach (int i in _ranked.Reverse().Where(i => _pictures[i].Map is not null))
        {
            values += _pictures[i].Map!.Values.Count;
            if (values <= MostMapValues)
                continue;
            _pictures[i] = _pictures[i] with { Map = null };
            dropped++;
        }
        if (dropped > 0)
            _notes.Add(
                $"The maps of {dropped} pictures are left out: a report holds {MostMapValues} numbers of maps at most."
            );
    }

    private void NoteStates()
    {
        foreach (
            (FileState state, string what) in new[]
            {
                (
                    FileState.Changed,
                    "have another content now than when they were scored: their thumbnails are left out"
                ),
                (FileState.Missing, "cannot be read any more: they have no thumbnail"),
                (FileState.NotChecked, "were not looked at again: their results name no file, or no SHA-256"),
            }
        )
        {
            int count = _pictures.Count(p => p.State == state);
            if (count > 0)
                _notes.Add($"{count} of {_pictures.Length} files {what}.");
        }
    }
}
