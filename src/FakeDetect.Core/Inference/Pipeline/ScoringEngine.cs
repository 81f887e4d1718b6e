using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect.Inference.Pipeline;

/// <summary>All that one picture's walk needs, put together for a model and options: session, runner, view, queue.</summary>
internal sealed class ScoringEngine : IDisposable
{
    // Files that are read while the processors are busy: a slow disk or a share does not hold them up.
    private const int ReadAhead = 2;

    private readonly SessionCache.Lease _lease;
    private readonly RunCancellation _control;
    private readonly ITensorRunner _runner;

    private ScoringEngine(
        DetectorModel model,
        ScoringOptions options,
        ScoringView view,
        DeviceChoice choice,
        CancellationToken cancellation
    )
    {
        ModelCard card = model.Card;
        DetectorSession session = choice.Lease.Session;
        _lease = choice.Lease;
        DeviceReason = choice.Reason;
        Device = session.Device;
        View = view;
        CheckView(model);
        // The cells of a spectrum's map are frequencies: they have no place in the picture, and tiles would change them.
        bool hasPlaces = session.HasMap && card.Input.Kind != ModelInput.Spectrum;
        if (options.IncludeMap && View.Kind != DetectorView.Tiles && !hasPlaces)
            throw NoMap(model);

        // Workers that read, or wait for a batch, use no processor: there are so many more of them.
        Workers = options.ThrottleLimit + ReadAhead + (session.IsCuda ? options.BatchSize : 0);
        Queue = new ScoringQueue(2 * Workers, options.ThrottleLimit, cancellation);
        _control = new RunCancellation(cancellation);
        _runner = session.IsCuda
            ? new BatchRunner(session, _control, options.BatchSize, Queue.Slots)
            : new SingleRunner(session, _control, ActivationMemory.BytesPerPixel(card));
        TensorScorer tensors = new(_runner, ModelInputs.For(card.Input));
        LogitMapOptions map = new(options.IncludeMap, card.Tiling?.Stride);
        IPictureView pictures = View.Kind switch
        {
            DetectorView.Full => new FullView(
                tensors,
                Queue.Tiles,
                hasPlaces ? card.Tiling : null,
                ActivationMemory.MaxTilePixels(card),
                options.ThrottleLimit,
                map
            ),
            DetectorView.Tiles => new TilesView(tensors, Queue.Tiles, View.CropSize!.Value, View.SmallPictures, map),
            _ => new CropsView(tensors, Queue.Tiles, CropSelection.Of(View), map),
        };
        Scorer = new PictureScorer(pictures, options, View, Device);
    }

    internal string Device { get; }

    internal string DeviceReason { get; }

    internal ScoringView View { get; }

    /// <summary>Threads that work through <see cref="Queue"/>.</summary>
    internal int Workers { get; }

    /// <summary>The pictures, and what workers wait for.</summary>
    internal ScoringQueue Queue { get; }

    /// <summary>The walk of one picture.</summary>
    internal PictureScorer Scorer { get; }

    internal static ScoringEngine Open(DetectorModel model, ScoringOptions options, CancellationToken cancellation)
    {
        ScoringView view = ScoringView.Of(model.Card, options.View, options.CropSize);
        DeviceChoice choice = DeviceChoice.Open(model, options.Device, options.DeviceId);
        try
        {
            return new ScoringEngine(model, options, view, choice, cancellation);
        }
        catch
        {
            choice.Lease.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _runner.Dispose();
        _control.Dispose();
        Queue.Dispose();
        _lease.Dispose();
    }

    private void CheckView(DetectorModel model)
    {
        ModelCard card = model.Card;
        string? reason = null;
        // A view of the card's own crops is one of crops.
        string kind = (View.Kind == DetectorView.Model ? DetectorView.CenterCrop : View.Kind).ToString();
        if (card.Views is { } views && !views.Contains(kind))
            reason = $"the view {View.Kind}; it can do {string.Join(" and ", views)}";
        else if (card.FixedSize && View.CropSize != card.CropSize)
            reason = $"pictures of {View.CropSize} pixels; it takes {card.CropSize}x{card.CropSize} only";
        if (reason is not null)
        {
            throw new ModelInvalidException(
                "ViewNotPossible",
                model.Folder,
                $"The model '{card.Name}' cannot do {reason}.",
                "Omit the view and the crop size to use those of the model's card."
            );
        }
    }

    private static ModelInvalidException NoMap(DetectorModel model) =>
        new(
            "ModelHasNoMap",
            model.OnnxPath,
            $"The model '{model.Card.Name}' cannot make a map of logits: it has no output 'cam', or its input is a spectrum.",
            "Omit the map, use the Tiles view, or use another model."
        );
}
