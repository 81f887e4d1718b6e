using System.Diagnostics;
using System.Management.Automation;
using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using FakeDetect.Scoring;

namespace FakeDetect;

/// <summary>Scores pictures: made by a network, or a photograph?</summary>
[Cmdlet(VerbsDiagnostic.Test, "FakeImage", DefaultParameterSetName = PathSet)]
[OutputType(typeof(FakeImageResult), typeof(bool))]
public sealed partial class TestFakeImageCommand : ImageFileCommand
{
    private const string InputObjectSet = "InputObject";
    private const string Activity = "Scoring pictures";

    private readonly MemoryStream _pipedBytes = new();
    private ScoringPipeline? _scoring;
    private DetectorModel? _model;
    private VerdictRule? _rule;
    private DetectorCalibration? _calibration;
    private long _inputObjects;
    private long _begun;
    private long _scored;
    private long _failed;
    private long _inconclusive;

    [Parameter(
        Mandatory = true,
        ValueFromPipeline = true,
        ParameterSetName = InputObjectSet,
        HelpMessage = "Content of a picture file: a byte array or a stream."
    )]
    [Alias("InputStream")]
    [ImageContent]
    public Stream? InputObject { get; set; }

    [Parameter(
        HelpMessage = "The model: its name, the path of its folder, or an object of Get-DetectorModel. Default: the default model."
    )]
    [ModelArgument]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    public string? Model { get; set; }

    [Parameter(HelpMessage = "Which part of the picture is scored. Default: the model's own setting.")]
    public ImageView? View { get; set; }

    [Parameter(HelpMessage = "Side of the crop or tile, in pixels. Default: the model's own size.")]
    [ValidateRange(16, 8192)]
    public int? CropSize { get; set; }

    [Parameter(
        HelpMessage = "Threshold: a picture with a higher probability is called fake, 0 to 1. Default: the model's own threshold."
    )]
    [ValidateRange(0d, 1d)]
    public double? Threshold { get; set; }

    [Parameter(
        HelpMessage = "Calibration of the model: a file that New-DetectorCalibration wrote. Default: the model's own calibration."
    )]
    [CalibrationArgument]
    public string? Calibration { get; set; }

    [Parameter(HelpMessage = "Device that runs the network: Auto, Cpu or Cuda.")]
    public DetectorDevice Device { get; set; } = DetectorDevice.Auto;

    [Parameter(HelpMessage = "Number of the CUDA device, starting at 0.")]
    [ValidateRange(0, 255)]
    public int DeviceId { get; set; }

    [Parameter(HelpMessage = "Batch size on a CUDA device.")]
    [ValidateRange(1, 1024)]
    public int BatchSize { get; set; } = ScoringOptions.Default.BatchSize;

    [Parameter(HelpMessage = "Maximum number of pictures processed in parallel. Default: the number of processors.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = ScoringOptions.Default.ThrottleLimit;

    [Parameter(HelpMessage = "Largest picture that is decoded, in pixels (width x height).")]
    [ValidateRange(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = DecodeOptions.Default.MaxPixels;

    [Parameter(
        HelpMessage = "Conversion of 16-bit grey to 8 bits: HighByte (as a person sees it) or Clip (as the reference does)."
    )]
    public Gray16Rule Gray16 { get; set; } = Gray16Rule.HighByte;

    [Parameter(HelpMessage = "Write True for a fake picture, otherwise False, instead of an object.")]
    public SwitchParameter Quiet { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        _model = FindModel(Model);
        FindHeatmapFolder();
        _scoring = ScoringPipeline.Open(_model, Options(), StopToken);
        _calibration = FindCalibration(_model, _scoring);
        _rule =
            Threshold is { } threshold ? new VerdictRule(threshold)
            : Calibration is not null ? _calibration!.Rule
            : VerdictRule.Of(_model.Card);
        Announce(_model, _rule, _scoring);
        _begun = Stopwatch.GetTimestamp();
    }

    private protected override void ProcessInput()
    {
        if (InputObject is ByteFromPipeline piped)
        {
            _pipedBytes.WriteByte(piped.Value);
            return;
        }

        AddPipedBytes();
        if (ParameterSetName != InputObjectSet)
        {
            base.ProcessInput();
            return;
        }

        string name = InputObject is FileStream file ? file.Name : NextName();
        if (ReadToEnd(InputObject!, name) is { } content)
            AddContent(name, content);
    }

    private protected override void ProcessFile(string path)
    {
        MakeRoom();
        _scoring!.Add(path);
        WriteReady();
    }

    private protected override void End()
    {
        AddPipedBytes();
        _scoring!.Complete();
        while (_scoring.Pending > 0)
            Emit(_scoring.Take());
        if (_inconclusive > 1)
            WriteWarning(
                FormattableString.Invariant(
                    $"{_inconclusive} of {_scored} pictures are inconclusive. -Quiet wrote False for them. Omit -Quiet to see which ones."
                )
            );
        base.End();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _scoring?.Dispose();
            _pipedBytes.Dispose();
        }

        base.Dispose(disposing);
    }

    private string NextName() => $"InputObject {++_inputObjects}";

    private void AddPipedBytes()
    {
        if (_pipedBytes.Length == 0)
            return;
        AddContent(NextName(), _pipedBytes.ToArray());
        _pipedBytes.SetLength(0);
    }

    private void AddContent(string name, byte[] content)
    {
        MakeRoom();
        _scoring!.Add(name, content);
        WriteReady();
    }

    private byte[]? ReadToEnd(Stream stream, string name)
    {
        try
        {
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or ObjectDisposedException
                        or NotSupportedException
                        or UnauthorizedAccessException
            )
        {
            WriteError(Errors.InputObjectUnreadable(name, failure));
            return null;
        }
    }

    private ScoringOptions Options() =>
        new()
        {
            View = (DetectorView?)View,
            CropSize = CropSize,
            Device = Device,
            DeviceId = DeviceId,
            BatchSize = BatchSize,
            ThrottleLimit = ThrottleLimit,
            Decode = new DecodeOptions { MaxPixels = MaxPixels, Gray16 = Gray16 },
            Conditions = Conditions,
            IncludeMap = NeedsMap,
        };

    private void Announce(DetectorModel model, VerdictRule rule, ScoringPipeline scoring)
    {
        ScoringView own = ScoringView.Of(model.Card);
        WriteVerbose(
            FormattableString.Invariant(
                $"Model {model.Card.Name} ({model.Card.OnnxSha256}) from '{model.Folder}'; view {scoring.View}; fake above {rule.Threshold}."
            )
        );
        WriteVerbose($"The network runs on {scoring.Device}: {scoring.DeviceReason}");
        WriteInformation(new ModelLoaded(model, scoring), nameof(ModelLoaded));

        if (scoring.View.ToString() != own.ToString() && Threshold is null && Calibration is null)
        {
            WriteWarning(
                FormattableString.Invariant(
                    $"The threshold {rule.Threshold} of {model.Card.Name} was chosen for the view {own}, not for {scoring.View}, so verdicts may be less accurate."
                )
            );
        }
    }

    // The card's calibration says nothing of another view; one that was asked for must fit.
    private DetectorCalibration? FindCalibration(DetectorModel model, ScoringPipeline scoring)
    {
        if (Calibration is null)
            return CalibrationFile.Of(model) is { } own && own.IsOf(scoring.View) ? own : null;
        string path = Resolver.ToFileSystem(Calibration) ?? Calibration;
        DetectorCalibration given = CalibrationFile.Read(path);
        CalibrationFile.RequireModel(given, model, path);
        CalibrationFile.RequireView(given, scoring.View, path);
        return given;
    }

    private void MakeRoom()
    {
        while (_scoring!.IsFull)
            Emit(_scoring.Take());
    }

    private void WriteReady()
    {
        while (_scoring!.TryTake(out ScoredImage? outcome))
            Emit(outcome);
    }

    private void Emit(ScoredImage outcome)
    {
        if (outcome.Error is { } failure)
        {
            _failed++;
            WriteFailure(failure);
        }
        else
        {
            _scored++;
            Write(ResultOf(outcome));
        }

        if (Progress.IsDue)
            Progress.Report(Activity, Status(), outcome.Path);
    }

    private string Status()
    {
        double rate = (_scored + _failed) / Stopwatch.GetElapsedTime(_begun).TotalSeconds;
        return $"{_scored} scored{(_failed > 0 ? $", {_failed} unreadable" : "")}, {rate:N1} a second";
    }

    private void Write(FakeImageResult result)
    {
        if (!Quiet)
        {
            WriteObject(result);
            return;
        }

        // The first is named at once; of a million pictures, all that follow are one more line at the end.
        if (result.Verdict == Verdict.Inconclusive && _inconclusive++ == 0)
            WriteWarning($"'{result.Path}' is inconclusive. -Quiet writes False for it.");
        WriteObject(result.IsFake == true);
    }
}
