using System.Management.Automation;
using FakeDetect.Imaging;
using FakeDetect.Simulation;

namespace FakeDetect;

/// <summary>Runs an image-to-image network over real pictures and stores the results as fakes, each like its original.</summary>
[Cmdlet(VerbsCommon.New, "SimulatedFake", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(SimulatedFake))]
public sealed class NewSimulatedFakeCommand : ImageFileCommand
{
    private const string Activity = "Simulating fakes";

    private ImageToImageNetwork? _network;
    private FakePairMaker? _maker;
    private string _folder = "";
    private string? _opened;
    private long _count;

    [Parameter(
        Mandatory = true,
        Position = 1,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ONNX file of a network. Input: a picture with values 0 to 1. Output: a picture of the same size or a multiple of it."
    )]
    [Alias("NetworkPath")]
    [NetworkArgument]
    [ValidateNotNullOrEmpty]
    public string Network { get; set; } = "";

    [Parameter(Mandatory = true, Position = 2, HelpMessage = "Folder for the fakes and the manifest pairs.tsv.")]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    [Parameter(HelpMessage = "Format of the fakes: the original's format, or lossless.")]
    public FakeEncoding Encoding { get; set; } = FakeEncoding.Original;

    [Parameter(
        HelpMessage = "Divisor of the width and height of the network's input. Default: the value that the network states, or 8 if it states none."
    )]
    [ValidateRange(1, 256)]
    public int SizeMultiple { get; set; }

    [Parameter(HelpMessage = "Side of the tiles that larger pictures are cut into, in pixels.")]
    [ValidateRange(64, 8192)]
    public int TileSize { get; set; } = 512;

    [Parameter(HelpMessage = "Number of threads that run the network.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    [Parameter(HelpMessage = "Largest picture that is decoded, in pixels (width x height).")]
    [ValidateRange(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = DecodeOptions.Default.MaxPixels;

    private protected override void Begin()
    {
        base.Begin();
        _folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(OutputPath);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Network)))
            Open();
    }

    private protected override void ProcessInput()
    {
        if (Network != _opened)
        {
            // Networks from the pipeline: each is run over all pictures.
            ForgetFolders();
            Open();
        }

        base.ProcessInput();
    }

    private protected override void ProcessFile(string path)
    {
        if (!ShouldProcess(path, $"Make a fake in '{_folder}'"))
            return;
        SimulatedFake fake;
        try
        {
            fake = new SimulatedFake(
                _maker!.Make(path, DecodeOptions.Default with { MaxPixels = MaxPixels }, StopToken)
            );
        }
        catch (ImageUnreadableException failure)
        {
            WriteFailure(failure);
            return;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.FakeNotWritten(_folder, failure));
            return;
        }

        _count++;
        if (Progress.IsDue)
            Progress.Report(Activity, $"{_count} made", path);
        WriteObject(fake);
    }

    private void Open()
    {
        _network?.Dispose();
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Network);
        _network = ImageToImageNetwork.Open(
            path,
            new ImageToImageOptions
            {
                SizeMultiple = SizeMultiple,
                TileSize = TileSize,
                Threads = ThrottleLimit,
            }
        );
        _maker = new FakePairMaker(_network, _folder, Encoding);
        _opened = Network;
        WriteVerbose(
            $"'{path}' makes pictures {_network.Scale} times as large, on a grid of {_network.SizeMultiple} pixels; SHA-256 {_network.Sha256}."
        );
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _network?.Dispose();
        base.Dispose(disposing);
    }
}
