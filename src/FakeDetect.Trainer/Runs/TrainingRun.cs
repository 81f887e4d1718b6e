using System.Diagnostics;
using FakeDetect.Trainer.Augmentation;
using FakeDetect.Trainer.Checkpoints;
using FakeDetect.Trainer.Data;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Optimisation;
using FakeDetect.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>A training run from options to model folder.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly EventWriter _events;
    private readonly TrainingData _data;
    private readonly PictureStore _store;
    private readonly BatchMaker _batches;
    private readonly DetectorNetwork _network;
    private readonly OptimizerState _optimizer;
    private readonly WeightAverage? _average;
    private readonly NetworkInput _input;
    private readonly Validator _validator;
    private readonly EarlyStopper _stopper;
    private readonly Device _device = CPU;
    private readonly string _fingerprint;
    private readonly int _stepsPerEpoch;
    private readonly int _steps;
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _step;
    private double _lossSum;
    private int _lossSteps;
    private TrainingValidated? _validation;

    public TrainingRun(TrainingOptions options, EventWriter events)
    {
        _options = options;
        _events = events;
        _data = TrainingData.Find(options);
        _store = new PictureStore(options.CacheBytes);
        _store.Unreadable += e => events.Write(new TrainingProblem(e.ErrorId, e.Target, e.Message, e.NextStep, Fatal: false));
        Sampler sampler = new(options.Sampling, _data.Train, _data.Pairs, options.Seed);
        IAugmentation augmentation = options.Aligned is { } aligned ? new AlignedPipeline(aligned) : new ReferencePipeline(options.Reference!);
        IValidationView view = options.Aligned is not null ? new AlignedView(options.ValidationCropSize) : new ReferenceView(options.Reference!, options.ValidationCropSize);
        _batches = new BatchMaker(options, sampler, _store, augmentation, _data.Train.Count > 0, _data.Pairs.Count > 0);

        if (options.Threads > 0)
            set_num_threads(options.Threads);
        manual_seed(options.Seed);
        _network = StartWeights.Create(options);
        _network.train();
        _optimizer = new OptimizerState(options, _network);
        _average = options.AverageDecay > 0 ? new WeightAverage(_network, options.AverageDecay) : null;
        _input = new NetworkInput(_network.Settings.Input, _device);
        _validator = new Validator(_data.Validation, _store, view, _input);
        _stopper = new EarlyStopper(options.EarlyStopping, options.Patience, options.LearningRate);
        int pictures = _data.Train.Count + 2 * _data.Pairs.Count;
        _stepsPerEpoch = options.StepsPerEpoch > 0 ? options.StepsPerEpoch : (pictures + options.BatchSize - 1) / options.BatchSize;
        _steps = checked(options.Epochs * _stepsPerEpoch);
        _fingerprint = RunFingerprint.Of(options, _data);
    }

    /// <summary>Trains to the end and writes the model.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint was written.</exception>
    public void Run(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_options.RunPath);
        CheckpointFile.RemoveLeftovers(_options.RunPath);
        if (_options.Resume)
            Restore();
        _events.Write(Started());
        using RunLog log = new(_options.RunPath, _step);
        try
        {
            Loop(log, cancellation);
        }
        catch (OperationCanceledException)
        {
            Save();
            throw;
        }

        Save();
        Finish();
    }

    public void Dispose()
    {
        _input.Dispose();
        _average?.Dispose();
        _optimizer.Dispose();
        _network.Dispose();
    }

    private void Loop(RunLog log, CancellationToken cancellation)
    {
        using BatchQueue queue = new(_batches.Make, _step, _steps, _options.Workers);
        Pace pace = new();
        while (_step < _steps)
        {
            cancellation.ThrowIfCancellationRequested();
            long waited = Stopwatch.GetTimestamp();
            PixelBatch batch = queue.Take(cancellation);
            pace.Wait(Stopwatch.GetElapsedTime(waited));
            double rate = Step(batch);
            pace.Step(batch.Count);
            if (_step % _options.LogEverySteps == 0 || _step == _steps)
                Report(log, pace, rate);
            bool ends = _step % _stepsPerEpoch == 0 && EndEpoch(log, cancellation);
            if (_step % _options.SaveEverySteps == 0)
                Save();
            if (ends)
                return;
        }
    }

    private double Step(PixelBatch batch)
    {
        double rate = LearningRate.At(_options, _step, _steps) * (_stopper.LearningRate / _options.LearningRate);
        using DisposeScope scope = NewDisposeScope();
        // Dropout's numbers are a function of seed and step: nothing of torch's generator has to be kept in a checkpoint.
        RandomStream random = new(_options.Seed, 0xD801, _step);
        manual_seed((long)(random.NextBits() >> 1));
        Tensor labels = tensor(batch.Labels).to(_device).mul_(1 - 2 * _options.LabelSmoothing).add_(_options.LabelSmoothing);
        Tensor logits = _network.forward(_input.Of(batch.Pixels, batch.Count, batch.Side, batch.Side));
        Tensor loss = nn.functional.binary_cross_entropy_with_logits(logits, labels);
        loss.backward();
        _optimizer.Step(rate);
        float value = loss.item<float>();
        _step++;
        if (!float.IsFinite(value))
        {
            throw new TrainingFailedException(
                "Diverged", _options.RunPath, $"The loss of step {_step} is {value}.", "Lower the learning rate; the last checkpoint is from before.");
        }

        _average?.Update(_step);
        _lossSum += value;
        _lossSteps++;
        return rate;
    }

    private void Report(RunLog log, Pace pace, double rate)
    {
        (double perSecond, double waitShare, double secondsPerStep) = pace.Take();
        TrainingStep happened = new(
            Epoch, _step, _steps, _lossSum / _lossSteps, rate, perSecond, waitShare, (_steps - _step) * secondsPerStep);
        _lossSum = 0;
        _lossSteps = 0;
        _events.Write(happened);
        log.Add(happened);
    }

    private int Epoch => (_step + _stepsPerEpoch - 1) / _stepsPerEpoch;

    private bool EndEpoch(RunLog log, CancellationToken cancellation)
    {
        if (_validator.Count == 0)
            return false;
        using IDisposable? averaged = _average?.Use();
        TrainingValidated validation = _validator.Run(_network, Epoch, _step, cancellation);
        (bool keep, bool end) = _stopper.Observe(_options.EarlyStopping == EarlyStoppingRule.None ? validation.SetOrPooled() : validation.Accuracy);
        _validation = validation with { Best = keep };
        if (keep && _options.EarlyStopping != EarlyStoppingRule.None)
            BestFile.Write(_options.RunPath, _network, _validation);
        _events.Write(_validation);
        log.Add(_validation);
        return end;
    }

    private void Finish()
    {
        using IDisposable? averaged = _average?.Use();
        if (_options.EarlyStopping != EarlyStoppingRule.None && BestFile.Read(_options.RunPath, _network) is { } best)
            _validation = best;
        (double difference, int compared) = new ModelExporter(_options, _data, _store).Export(_network, _device, _step, _validation);
        _events.Write(new TrainingCompleted(
            _options.OutputPath, _step, difference, compared, Stopwatch.GetElapsedTime(_started).TotalSeconds, _validation));
    }

    private void Save()
    {
        string path = CheckpointFile.PathIn(_options.RunPath);
        CheckpointFile.Write(path, _network, _optimizer, _average, new RunState(_step, _stopper.State, _lossSum, _lossSteps, _validation, _fingerprint));
        _events.Write(new TrainingSaved(_step, path));
    }

    private void Restore()
    {
        string path = CheckpointFile.PathIn(_options.RunPath);
        if (!File.Exists(path))
            throw new TrainingFailedException("CheckpointMissing", path, $"There is no checkpoint '{path}' to go on from.", "Train anew without -Resume.");
        RunState state = CheckpointFile.Read(path, _network, _optimizer, _average);
        if (state.Fingerprint != _fingerprint)
        {
            throw new TrainingFailedException(
                "CheckpointOfOtherRun", path, $"The checkpoint '{path}' was made with other options or pictures.", "Resume with the same options, or train anew without -Resume.");
        }

        _step = state.Step;
        _stopper.State = state.Stopper;
        _lossSum = state.LossSum;
        _lossSteps = state.LossSteps;
        _validation = state.Validation;
    }

    private TrainingStarted Started() => new(
        _network.Architecture, _network.parameters().Sum(p => p.numel()), _device.ToString(),
        _data.Train.Count(p => !p.Fake), _data.Train.Count(p => p.Fake), _data.Train.Select(p => p.SetKey).Distinct().Count(),
        _data.Validation.Count, [.. _data.Validation.Select(p => p.SetKey).Distinct()], _data.Pairs.Count, _step, _steps, _stepsPerEpoch);
}
