using System.Management.Automation;
using FakeDetect.Charts;
using FakeDetect.Datasets.Search;
using FakeDetect.Files;
using FakeDetect.Imaging;
using FakeDetect.Spectra;

namespace FakeDetect;

/// <summary>Averages the residual spectra of pictures and finds the periodic patterns that upsampling left in them.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ImageSpectrum", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(ImageSpectrum))]
public sealed class MeasureImageSpectrumCommand : ImageFileCommand
{
    private const string Activity = "Measuring spectra";

    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private SpectrumMeter? _meter;
    private string? _plotFolder;
    private long _failed;

    [Parameter(HelpMessage = "Name of the set in the result and in the plots. Default: the folder of the pictures.")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(HelpMessage = "Side of the central square that is measured, in pixels. Powers of two are fastest.")]
    [ValidateRange(16, 4096)]
    public int CropSize { get; set; } = 256;

    [Parameter(HelpMessage = "Minimum height of a reported peak above its surroundings, in decibels.")]
    [ValidateRange(0.1, 100)]
    public double MinimumHeight { get; set; } = PeakFinder.DefaultHeight;

    [Parameter(HelpMessage = "Folder for the plots of the spectrum and the profile (PNG).")]
    [ValidateNotNullOrEmpty]
    public string? PlotPath { get; set; }

    [Parameter(HelpMessage = "Include the two average spectra in the result, CropSize x CropSize numbers each.")]
    public SwitchParameter IncludeMap { get; set; }

    [Parameter(HelpMessage = "Maximum number of pictures processed in parallel. Default: the number of processors.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    [Parameter(HelpMessage = "Largest picture that is decoded, in pixels (width x height).")]
    [ValidateRange(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = DecodeOptions.Default.MaxPixels;

    private protected override void Begin()
    {
        base.Begin();
        // A path that is none is an error already; the measurement goes on without plots.
        _plotFolder = PlotPath is null ? null : Resolver.ToFileSystem(PlotPath);
        _meter = new SpectrumMeter(
            CropSize,
            ThrottleLimit,
            DecodeOptions.Default with
            {
                MaxPixels = MaxPixels,
            },
            StopToken
        );
    }

    private protected override void ProcessFile(string path)
    {
        while (_meter!.IsFull)
            Take();
        _folders.Add(System.IO.Path.GetDirectoryName(path)!);
        _meter.Add(path);
        if (Progress.IsDue)
            Progress.Report(Activity, $"{_meter.Count} measured{(_failed > 0 ? $", {_failed} skipped" : "")}", path);
    }

    private protected override void End()
    {
        while (_meter!.Pending > 0)
            Take();
        base.End();
        if (_meter.Count == 0)
            return;
        AverageSpectrum spectrum = _meter.Average();
        IReadOnlyList<SpectrumPeak> peaks = PeakFinder.Find(spectrum, MinimumHeight);
        string name = Name ?? NameOfFolders();
        string[] plots = _plotFolder is null ? [] : [.. WritePlots(_plotFolder, name, spectrum, peaks)];
        WriteObject(
            new ImageSpectrum(name, spectrum, _failed, peaks, SpectrumNotes.Of(spectrum, peaks), plots, IncludeMap)
        );
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _meter?.Dispose();
        base.Dispose(disposing);
    }

    private void Take()
    {
        if (_meter!.Take() is not { } failure)
            return;
        _failed++;
        WriteFailure(failure);
    }

    private string NameOfFolders()
    {
        if (_folders.Count != 1)
            return FormattableString.Invariant($"{_folders.Count} folders");
        DirectoryInfo folder = new(_folders.Single());
        // The name of a label says little without that of its set.
        return LabelFolder.Label(folder.Name) is null || folder.Parent is null
            ? folder.Name
            : $"{folder.Parent.Name}/{folder.Name}";
    }

    private IEnumerable<string> WritePlots(
        string folder,
        string name,
        AverageSpectrum spectrum,
        IReadOnlyList<SpectrumPeak> peaks
    )
    {
        (string Suffix, Func<byte[]> Draw)[] plots =
        [
            ("magnitude", () => ChartWriter.ToPng(SpectrumCharts.Magnitude(name, spectrum, peaks))),
            ("coherent", () => ChartWriter.ToPng(SpectrumCharts.Coherent(name, spectrum))),
            ("profile", () => ChartWriter.ToPng(SpectrumCharts.Profile(name, spectrum))),
        ];
        foreach ((string suffix, Func<byte[]> draw) in plots)
        {
            string file = System.IO.Path.Combine(folder, $"{FileNamePart.From(name)}-{suffix}.png");
            if (ShouldProcess(file, "Write plot") && TryWrite(file, draw))
                yield return file;
        }
    }

    // The measurement is not lost for a plot that cannot be written.
    private bool TryWrite(string file, Func<byte[]> draw)
    {
        try
        {
            OutputFile.RequireFree(file, Force);
            OutputFile.Write(file, draw(), Force);
            return true;
        }
        catch (OutputFailedException failure)
        {
            WriteFailure(failure);
            return false;
        }
    }
}
