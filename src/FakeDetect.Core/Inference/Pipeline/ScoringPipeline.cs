using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect.Inference.Pipeline;

/// <summary>
/// Scores pictures on worker threads and hands the outcomes out in the order of input. One thread adds and takes; a
/// picture that cannot be read has its error in its place. What is held is bounded by a window, whatever the number of files.
/// </summary>
/// <remarks>
/// On the CPU each worker takes a picture through its whole walk, from the file to the logit, on one thread: nothing is
/// handed over between stages, decoding on one thread overlaps the network on another, and a logit depends on nothing but
/// its picture. As many compute at once as are allowed; two more read ahead. On a CUDA device the workers prepare tensors, and one thread runs them in batches of equal size.
/// </remarks>
public sealed class ScoringPipeline : IDisposable
{
    private readonly CancellationTokenSource _cancellation;
    private readonly ScoringEngine _engine;
    private readonly Thread[] _workers;
    private bool _disposed;

    private ScoringPipeline(DetectorModel model, ScoringOptions options, CancellationToken cancellation)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            _engine = ScoringEngine.Open(model, options, _cancellation.Token);
        }
        catch
        {
            _cancellation.Dispose();
            throw;
        }

        _workers = new Thread[_engine.Workers];
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Thread(Work) { IsBackground = true, Name = $"FakeDetect scoring {i}" };
            _workers[i].Start();
        }
    }

    /// <summary>Where the network runs: <c>Cpu</c>, or <c>Cuda:</c> and the device's number.</summary>
    public string Device => _engine.Device;

    /// <summary>Why it runs there; one sentence for the verbose stream.</summary>
    public string DeviceReason => _engine.DeviceReason;

    /// <summary>The view in use.</summary>
    public ScoringView View => _engine.View;

    /// <summary>Pictures that were added and not yet taken.</summary>
    public int Pending => _engine.Queue.Pending;

    /// <summary>Whether the window is full: the next step should be <see cref="Take"/>. Adding more is allowed, and holds only names.</summary>
    public bool IsFull => _engine.Queue.IsFull;

    /// <summary>Pictures that are worked on or held at most, ahead of the one that is taken next.</summary>
    internal int Window => _engine.Queue.Capacity;

    /// <summary>Whether a worker still lives.</summary>
    internal bool HasWorkers => Array.Exists(_workers, static worker => worker.IsAlive);

    /// <summary>Loads the model and starts the workers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How pictures are scored.</param>
    /// <param name="cancellation">Ends everything: <see cref="Take"/> throws, and workers stop within a second.</param>
    /// <exception cref="ModelInvalidException">The model is missing, damaged, altered or no detector.</exception>
    /// <exception cref="EngineUnavailableException">ONNX Runtime or the device that was asked for is not there.</exception>
    public static ScoringPipeline Open(
        DetectorModel model,
        ScoringOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        cancellation.ThrowIfCancellationRequested();
        return new ScoringPipeline(model, options, cancellation);
    }

    /// <summary>Adds a file. It is read later, on a worker.</summary>
    /// <param name="path">The absolute path.</param>
    public void Add(string path) => Add(new ScoringJob(path));

    /// <summary>Adds an encoded picture from memory.</summary>
    /// <param name="name">What the outcome calls it.</param>
    /// <param name="bytes">The whole file; not to be written to until the outcome is taken.</param>
    public void Add(string name, byte[] bytes) => Add(new ScoringJob(name, bytes));

    /// <summary>Adds decoded pixels.</summary>
    /// <param name="name">What the outcome calls it.</param>
    /// <param name="image">The pixels.</param>
    public void Add(string name, RgbImage image) => Add(new ScoringJob(name, image: image));

    /// <summary>Says that nothing more will be added: workers end when all is done.</summary>
    public void Complete() => _engine.Queue.Complete();

    /// <summary>Takes the next outcome in the order of input, if it is ready.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    public bool TryTake([NotNullWhen(true)] out ScoredImage? outcome) => _engine.Queue.TryTake(out outcome);

    /// <summary>Waits for the next outcome in the order of input.</summary>
    /// <exception cref="InvalidOperationException">Nothing is pending.</exception>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    public ScoredImage Take() => _engine.Queue.Take();

    /// <summary>Cancels what is under way, waits for the workers and lets go of the network.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _cancellation.Cancel();
        foreach (Thread worker in _workers)
            worker.Join();
        _engine.Dispose();
        _cancellation.Dispose();
    }

    private void Add(ScoringJob job)
    {
        ArgumentException.ThrowIfNullOrEmpty(job.Name);
        ObjectDisposedException.ThrowIf(_disposed, this);
        _engine.Queue.Add(job);
    }

    private void Work()
    {
        ScoringQueue queue = _engine.Queue;
        try
        {
            while (queue.Next() is { } next)
            {
                switch (next)
                {
                    case ScoringWork.Help help:
                        queue.Slots.Inside(help.Work.Assist, _cancellation.Token);
                        break;
                    case ScoringWork.Read read:
                        Read(read.Job);
                        break;
                    case ScoringWork.Score score:
                        Score(score.Job);
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // The end of this worker: who takes is told by the token.
        }
    }

    private void Read(ScoringJob job) =>
        Guarded(
            job,
            () =>
            {
                job.Read(_cancellation.Token);
                _engine.Queue.Ready(job);
                return null;
            }
        );

    private void Score(ScoringJob job)
    {
        try
        {
            Guarded(job, () => _engine.Scorer.Score(job, _cancellation.Token));
        }
        finally
        {
            _engine.Queue.Slots.Leave();
        }
    }

    /// <summary>Does a step of a picture; its outcome, or what went wrong, ends the picture.</summary>
    private void Guarded(ScoringJob job, Func<ScoredImage?> step)
    {
        ScoredImage? outcome;
        try
        {
            outcome = step();
            if (outcome is null)
                return;
        }
        catch (FakeDetectException e)
        {
            outcome = new ScoredImage(job.Name, [], e);
        }
#pragma warning disable CA1031 // Anything else is a defect: it must reach the thread that takes, not end the process.
        catch (Exception e) when (e is not OperationCanceledException || !_cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _engine.Queue.Finish(job, null, ExceptionDispatchInfo.Capture(e));
            return;
        }

        _engine.Queue.Finish(job, outcome, null);
    }
}
