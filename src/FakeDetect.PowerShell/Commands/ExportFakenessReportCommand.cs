using System.Management.Automation;
using FakeDetect.Files;
using FakeDetect.Models;
using FakeDetect.Reporting;

namespace FakeDetect;

/// <summary>Makes one self-contained HTML page of results, with a JSON file of the same facts beside it.</summary>
[Cmdlet(VerbsData.Export, "FakenessReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportFakenessReportCommand : DetectorCommand
{
    private const string Activity = "Making a report";

    private readonly List<ReportPicture> _pictures = [];
    private string? _page;
    private string? _twin;

    [Parameter(
        Mandatory = true,
        Position = 0,
        HelpMessage = "The HTML file to write. The JSON file gets the same name."
    )]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "Results of Test-FakeImage.")]
    public PSObject? InputObject { get; set; }

    [Parameter(HelpMessage = "The heading of the report.")]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Fakeness report";

    [Parameter(HelpMessage = "What the report is about, such as a case, an exhibit or a question.")]
    public string Description { get; set; } = "";

    [Parameter(
        HelpMessage = "Pictures whose spectrum the report shows: paths, names or wildcards. Default: the picture with the highest probability."
    )]
    [SupportsWildcards]
    [AllowEmptyCollection]
    public string[]? Spectrum { get; set; }

    [Parameter(HelpMessage = "Longer side of the thumbnails, in pixels.")]
    [ValidateRange(16, 512)]
    public int ThumbnailSize { get; set; } = 128;

    [Parameter(
        HelpMessage = "Maximum number of thumbnails. Pictures of the gallery come first, then those with the highest probability."
    )]
    [ValidateRange(0, 100_000)]
    public int ThumbnailCount { get; set; } = 1000;

    [Parameter(HelpMessage = "Maximum number of files read in parallel. Default: the number of processors.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    [Parameter(HelpMessage = "Replace existing files.")]
    public SwitchParameter Force { get; set; }

    [Parameter(HelpMessage = "Write the two files to the pipeline.")]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        string path =
            new PathResolver(this).ToFileSystem(OutputPath)
            ?? throw new OutputFailedException(
                "OutputNameInvalid",
                OutputPath,
                $"'{OutputPath}' is not a file-system path.",
                "Name a file."
            );
        _page = Path.HasExtension(path) ? path : path + ".html";
        _twin = Path.ChangeExtension(_page, ".json");
        if (_twin == _page)
            throw new OutputFailedException(
                "OutputNameInvalid",
                _page,
                $"'{_page}' would also be the name of the JSON file.",
                "Use a name that ends in .html."
            );

        // Before the pictures are scored, not after.
        if (WhatIfIsOn)
            return;
        OutputFile.RequireFree(_page, Force);
        OutputFile.RequireFree(_twin, Force);
    }

    private protected override void ProcessInput()
    {
        if (InputObject is { } result && PipedResult.ToPicture(result) is { } picture)
            _pictures.Add(picture);
        else
            WriteError(Errors.NotResult(InputObject));
    }

    private protected override void End()
    {
        if (_pictures.Count == 0)
        {
            WriteWarning("No results were piped in, so no report was written.");
            return;
        }

        if (!ShouldProcess(_page!, $"Write a report of {_pictures.Count} pictures"))
            return;
        FakenessReport report = new ReportBuilder(_pictures, Options()).Build(FindCard, ReportProgress, StopToken);
        WarnOfSpectra(report);
        OutputFile.Write(_page!, stream => ReportPage.Write(stream, report), Force);
        OutputFile.Write(_twin!, stream => ReportJson.Write(stream, report, indented: true), Force);
        WriteVerbose($"Wrote '{_page}' and '{_twin}'.");
        if (!PassThru)
            return;
        WriteObject(new FileInfo(_page!));
        WriteObject(new FileInfo(_twin!));
    }

    private bool WhatIfIsOn =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? value)
        && value is SwitchParameter { IsPresent: true };

    private ReportOptions Options() =>
        new()
        {
            Title = Title,
            Description = Description,
            Command = MyInvocation.Line.Trim(),
            ThumbnailSize = ThumbnailSize,
            ThumbnailCount = ThumbnailCount,
            ThrottleLimit = ThrottleLimit,
            HasSpectrum = Spectrum is null ? null : Matches,
        };

    private bool Matches(string path) =>
        Spectrum!.Any(wanted =>
            wanted.Equals(path, StringComparison.Ordinal)
            || Patterns(wanted).Any(pattern => pattern.IsMatch(path) || pattern.IsMatch(Path.GetFileName(path)))
        );

    private static IEnumerable<WildcardPattern> Patterns(string wanted)
    {
        yield return new WildcardPattern(wanted, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        yield return new WildcardPattern(
            WildcardPattern.Escape(wanted),
            WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant
        );
    }

    private void WarnOfSpectra(FakenessReport report)
    {
        if (Spectrum is { Length: > 0 } && report.Spectra.Count == 0)
            WriteWarning(
                $"No picture matches '{string.Join("', '", Spectrum)}' with an unchanged file of 64 pixels and more: the report has no spectrum."
            );
    }

    private void ReportProgress(int done)
    {
        if (Progress.IsDue)
            Progress.Report(
                Activity,
                FormattableString.Invariant($"{done} of {_pictures.Count} files read"),
                percent: (int)(100L * done / _pictures.Count)
            );
    }

    private static ReportModel FindCard(string name, string sha256)
    {
        DetectorModel? model = sha256.Length > 0 ? InstalledModels.FindByHash(sha256) : null;
        string readme = model is null ? "" : Path.Combine(model.Folder, "README.md");
        return new ReportModel(name, sha256, model?.Card, File.Exists(readme) ? File.ReadAllText(readme) : null);
    }
}
