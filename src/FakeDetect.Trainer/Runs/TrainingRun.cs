using System.Diagnostics;
using FakeDetect.Datasets.Search;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Steps;
using FakeDetect.Training;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>A training run from options to model folder.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly EventWriter _events;
    private readonly TrainingData _data;
    private readonly PictureStore _store;
    private readonly EpochPlan _plan;
    private readonly BatchMaker _batches;
    private readonly Device _device;
    private readonly Learner _learner;
    private readonly Validator _validator;
    private readonly EarlyStopper _stopper;
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _step;
    private TrainingValidated? _validation;

    public TrainingRun(TrainingOptions options, EventWriter events)
    {
        _options = options;
        _events = events;
        _data = TrainingData.Find(options);
        _store = new PictureStore(options.CacheBytes);
        _store.Unreadable += e =>
            events.Write(new TrainingProblem(e.ErrorId, e.Target, e.Message, e.NextStep, Fatal: false));
        _plan = new EpochPlan(options, _data.Train.Count + 2 * _data.Pairs.Count);
        _device = TorchDevice.Find(options.Device);
        CpuConvolutions.Check(_device, Learner.Precision(options, _device), events);
        _learner = new Learner(options, _device);
        IAugmentation augmentation = options.Aligned is { } aligned
            ? new AlignedPipeline(aligned)
            : new ReferencePipeline(options.Reference!);
        _batches = new BatchMaker(
            options,
            _plan,
            new Sampler(options.Sampling, _data.Train, _data.Pairs, options.Seed),
            _store,
            augmentation,
            _learner.Input.Writer
        );
        IValidationView view = options.Aligned is not null
            ? new AlignedView(TrainedView.Crop(options))
            : new ReferenceView(options.Reference!, TrainedView.Crop(options));
        _validator = new Validator(_data.Validation, _store, view, _learner.Input);
        _stopper = new EarlyStopper(options.EarlyStopping, options.Patience, options.LearningRate);
    }

    /// <summary>Trains to the end and writes the model.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint was written.</exception>
    public void Run(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_options.RunPath);
        CheckpointFile.RemoveLeftovers(_options.RunPath);
        string fingerprint = RunFingerprint.Of(_options, _data);
        (double, int) loss = _options.Resume ? Restore(fingerprint) : default;
        if (!_options.Resume && StartWeights.AreMerged(_options))
            _learner.Settle(Enumerable.Range(0, MergedWeights.Batches).Select(_batches.Make));
        _events.Write(Started());
        SayLeftOut();
        using RunLog log = new(_options.RunPath, _step, _options.TensorBoard);
        StepReporter reporter = new(_options, _plan, _events, log) { Loss = loss };
        try
        {
            Loop(reporter, log, fingerprint, cancellation);
        }
        catch (OperationCanceledException)
        {
            Save(reporter, fingerprint);
            throw;
        }

        Save(reporter, fingerprint);
        Finish();
    }

    public void Dispose() => _learner.Dispose();

    private void Loop(StepReporter reporter, RunLog log, string fingerprint, CancellationToken cancellation)
    {
        using BatchQueue queue = new(_batches.Make, _step, _plan.Steps, _options.Workers);
        // A run that was stopped between the last step of an epoch and its validation makes up for it; one of no steps
        // validates its start weights.
        if ((_step > 0 || _plan.Steps == 0) && _plan.EndsEpoch(_step) && _validation?.Step != _step)
            EndEpoch(log, cancellation);
        int last = _options.StopAtStep > 0 ? Math.Min(_options.StopAtStep, _plan.Steps) : _plan.Steps;
        while (_step < last && !_stopper.HasEnded)
        {
            cancellation.ThrowIfCancellationRequested();
            long waited = Stopwatch.GetTimestamp();
            InputBatch batch = queue.Take(cancellation);
            reporter.Waited(Stopwatch.GetElapsedTime(waited));
            double rate =
                LearningRate.At(_options, _step, _plan.Steps) * (_stopper.LearningRate / _options.LearningRate);
            float loss = _learner.Step(batch, rate);
            _step++;
            reporter.Step(_step, loss, rate, batch.Count);
            if (_plan.EndsEpoch(_step) || _step == last)
            {
                EndEpoch(log, cancellation);
                reporter.Paused();
            }

            if (_step % _options.SaveEverySteps == 0)
                Save(reporter, fingerprint);
        }
    }

    private void EndEpoch(RunLog log, CancellationToken cancellation)
    {
        int epoch = _plan.EpochOf(_step);
        using IDisposable? averaged = _learner.UseAverage();
        if (_options.SaveEveryEpochs > 0 && (epoch - 1) % _options.SaveEveryEpochs == 0)
            WeightFile.Write(WeightFile.NumberedPath(_options.RunPath, epoch), _learner.Network, null);
        if (_validator.Count == 0)
            return;
        TrainingValidated validation = _validator.Run(_learner.Network, epoch, _step, cancellation);
        bool keep = _stopper.Observe(
            _options.EarlyStopping == EarlyStoppingRule.None ? validation.SetOrPooled() : validation.Accuracy
        );
        _validation = validation with { Best = keep };
        if (keep && _options.EarlyStopping != EarlyStoppingRule.None)
            WeightFile.Write(WeightFile.BestPath(_options.RunPath), _learner.Network, _validation);
        _events.Write(_validation);
        log.Add(_validation);
    }

    private void Finish()
    {
        using IDisposable? averaged = _learner.UseAverage();
        if (
            _options.EarlyStopping != EarlyStoppingRule.None
            && WeightFile.Read(WeightFile.BestPath(_options.RunPath), _learner.Network) is { } best
        )
            _validation = best;
        RunPlot.Write(_options.RunPath, Path.GetFileName(Path.TrimEndingDirectorySeparator(_options.OutputPath)));
        (double difference, int compared) = new ModelExporter(_options, _data, _store).Export(
            _learner.Network,
            _device,
            _step,
            _validation
        );
        _events.Write(
            new TrainingCompleted(
                _options.OutputPath,
                _step,
                difference,
                compared,
                Stopwatch.GetElapsedTime(_started).TotalSeconds,
                _validation
            )
        );
    }

    private void Save(StepReporter reporter, string fingerprint)
    {
        string path = CheckpointFile.PathIn(_options.RunPath);
        CheckpointFile.Write(
            path,
            _learner,
            new RunState(_step, _stopper.State, reporter.Loss.Sum, reporter.Loss.Steps, _validation, fingerprint)
        );
        _events.Write(new TrainingSaved(_step, path));
    }

    private (double Sum, int Steps) Restore(string fingerprint)
    {
        string path = CheckpointFile.PathIn(_options.RunPath);
        if (!File.Exists(path))
            throw new TrainingFailedException(
                "CheckpointMissing",
                path,
                $"The checkpoint '{path}' does not exist.",
                "Start a new training without -Resume."
            );
        RunState state = CheckpointFile.Read(path, _learner, fingerprint, _options.ResetOptimizer);
        _step = state.Step;
        _stopper.State = state.Stopper;
        _validation = state.Validation;
        return (state.LossSum, state.LossSteps);
    }

    private void SayLeftOut()
    {
        LeftOutCounts counts = new();
        foreach (LeftOut item in _data.LeftOut)
        {
            counts.Add(item);
            if (item.Error is { } e)
                _events.Write(new TrainingProblem(e.ErrorId, e.Target, e.Message, e.NextStep, Fatal: false));
        }

        foreach ((string text, bool isWarning) in counts.Sentences())
            _events.Write(new TrainingNote(text, isWarning));
    }

    private TrainingStarted Started() =>
        new(
            _learner.Network.Architecture,
            _learner.Network.parameters().Sum(p => p.numel()),
            _device.ToString(),
            _data.Train.Count(p => !p.IsFake),
            _data.Train.Count(p => p.IsFake),
            _data.Train.Select(p => p.SourceKey).Distinct().Count(),
            _data.Validation.Count,
            [.. _data.Validation.Select(p => p.SourceKey).Distinct()],
            _data.Pairs.Count,
            _step,
            _plan.Steps,
            _plan.StepsPerEpoch
        );
}
