using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference;

/// <summary>
/// Scores pictures on worker threads and hands the outcomes out in the order of input. One thread adds and takes; a
/// picture that cannot be read has its error in its place. What is held is bounded by a window, whatever the number of files.
/// </summary>
public sealed class ScoringPipeline : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<ScoringSlot> _order = new();
    private readonly Queue<ScoringSlot> _waiting = new();
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationTokenRegistration _wake;
    private readonly SessionLease _lease;
    private readonly RunControl _control;
    private readonly SingleRunner _runner;
    private readonly PictureScorer _scorer;
    private readonly Thread[] _workers;
    private readonly int _window;
    private bool _completed;
    private bool _disposed;

    private ScoringPipeline(DetectorModel model, ScoringOptions options, DeviceChoice choice, CancellationToken cancellation)
    {
        _lease = choice.Lease;
        DeviceReason = choice.Reason;
        View = options.View ?? Enum.Parse<DetectorView>(model.Card.View, ignoreCase: true);
        CropSize = View == DetectorView.Full ? null : options.CropSize ?? model.Card.CropSize;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _control = new RunControl(_cancellation.Token);
        _runner = new SingleRunner(_lease.Session, _control);
        TensorScorer scorer = new(_runner, new Normalizer(model.Card.Input), options.IncludeMap);
        IPictureView view = View switch
        {
            DetectorView.Full => new FullView(scorer),
            DetectorView.Tiles => new TilesView(scorer, CropSize!.Value),
            _ => new CenterCropView(scorer, CropSize!.Value),
        };
        _scorer = new PictureScorer(view, options, View, CropSize, Device);
        _window = 4 * options.ThrottleLimit;
        _wake = _cancellation.Token.Register(Wake);
        _workers = new Thread[options.ThrottleLimit];
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Thread(Work) { IsBackground = true, Name = $"FakeDetect scoring {i}" };
            _workers[i].Start();
        }
    }

    /// <summary>Where the network runs: <c>Cpu</c>, or <c>Cuda:</c> and the device's number.</summary>
    public string Device => _lease.Session.Device;

    /// <summary>Why it runs there; one sentence.</summary>
    public string DeviceReason { get; }

    /// <summary>The view in use.</summary>
    public DetectorView View { get; }

    /// <summary>The side of the crop or tile in pixels; null for <see cref="DetectorView.Full"/>.</summary>
    public int? CropSize { get; }

    /// <summary>Pictures that were added and not yet taken.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _order.Count;
        }
    }

    /// <summary>Whether the window is full: the next step should be <see cref="Take"/>.</summary>
    public bool IsFull => Pending >= _window;

    /// <summary>Loads the model and starts the workers.</summary>
    /// <exception cref="ModelInvalidException">The model is missing, damaged, altered or no detector.</exception>
    /// <exception cref="EngineUnavailableException">ONNX Runtime or the device that was asked for is not there.</exception>
    public static ScoringPipeline Open(DetectorModel model, ScoringOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        DeviceChoice choice = DeviceChoice.Open(model, options.Device, options.DeviceId);
        try
        {
            return new ScoringPipeline(model, options, choice, cancellation);
        }
        catch
        {
            choice.Lease.Dispose();
            throw;
        }
    }

    /// <summary>Adds a file. It is read later, on a worker.</summary>
    /// <param name="path">The absolute path.</param>
    public void Add(string path) => Add(new PictureSource(path));

    /// <summary>Adds an encoded picture from memory.</summary>
    /// <param name="name">What the outcome calls it.</param>
    /// <param name="bytes">The whole file; not to be written to until the outcome is taken.</param>
    public void Add(string name, byte[] bytes) => Add(new PictureSource(name, Bytes: bytes));

    /// <summary>Adds decoded pixels.</summary>
    /// <param name="name">What the outcome calls it.</param>
    /// <param name="image">The pixels.</param>
    public void Add(string name, RgbImage image) => Add(new PictureSource(name, Image: image));

    /// <summary>Says that nothing more will be added: workers end when all is done.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes the next outcome in the order of input, if it is ready.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    public bool TryTake([NotNullWhen(true)] out ScoredImage? outcome)
    {
        outcome = null;
        ScoringSlot slot;
        lock (_gate)
        {
            _cancellation.Token.ThrowIfCancellationRequested();
            if (_order.Count == 0 || !_order.Peek().IsDone)
                return false;
            slot = _order.Dequeue();
            Monitor.PulseAll(_gate);
        }

        slot.Failure?.Throw();
        outcome = slot.Outcome!;
        return true;
    }

    /// <summary>Waits for the next outcome in the order of input.</summary>
    /// <exception cref="InvalidOperationException">Nothing is pending.</exception>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    public ScoredImage Take()
    {
        lock (_gate)
        {
            if (_order.Count == 0)
                throw new InvalidOperationException("No picture is pending.");
            while (!_order.Peek().IsDone && !_cancellation.IsCancellationRequested)
                Monitor.Wait(_gate);
        }

        return TryTake(out ScoredImage? outcome) ? outcome : throw new InvalidOperationException("Outcomes are taken by one thread.");
    }

    /// <summary>Cancels what is under way, waits for the workers and lets go of the network.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _cancellation.Cancel();
        foreach (Thread worker in _workers)
            worker.Join();
        _runner.Dispose();
        _control.Dispose();
        _wake.Dispose();
        _cancellation.Dispose();
        _lease.Dispose();
    }

    private void Add(PictureSource source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source.Name);
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_gate)
        {
            if (_completed)
                throw new InvalidOperationException("The pipeline was told that it is complete.");
            ScoringSlot slot = new(source);
            _order.Enqueue(slot);
            _waiting.Enqueue(slot);
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (Next() is { } slot)
        {
            ScoredImage? outcome = null;
            ExceptionDispatchInfo? failure = null;
            try
            {
                outcome = _scorer.Score(slot.Source, _cancellation.Token);
            }
            catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (FakeDetectException e)
            {
                outcome = new ScoredImage(slot.Source.Name, [], e);
            }
#pragma warning disable CA1031 // Anything else is a defect: it must reach the thread that takes, not end the process.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            lock (_gate)
            {
                slot.Outcome = outcome;
                slot.Failure = failure;
                Monitor.PulseAll(_gate);
            }
        }
    }

    // The next picture to work on; null: end. At most a window's worth is begun ahead of the one that is taken next.
    private ScoringSlot? Next()
    {
        lock (_gate)
        {
            while (!_cancellation.IsCancellationRequested)
            {
                if (_waiting.Count > 0 && _order.Count - _waiting.Count < _window)
                    return _waiting.Dequeue();
                if (_waiting.Count == 0 && _completed)
                    return null;
                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
