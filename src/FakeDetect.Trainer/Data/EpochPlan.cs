using FakeDetect.Training;

namespace FakeDetect.Trainer.Data;

/// <summary>How steps fall into epochs.</summary>
internal sealed class EpochPlan
{
    private readonly int _batch;
    private readonly int _pictures;
    private readonly bool _once;

    /// <param name="options">Batch size, steps and epochs.</param>
    /// <param name="pictures">Pictures to train on, both of each pair counted.</param>
    public EpochPlan(TrainingOptions options, int pictures)
    {
        _batch = options.BatchSize;
        _pictures = pictures;
        // Each picture once an epoch: then the last batch holds what is left, as the reference's loader has it.
        _once =
            options.StepsPerEpoch == 0
            && options.PairPath.Count == 0
            && (options.Sampling is SamplingRule.Shuffle or SamplingRule.Serial);
        StepsPerEpoch = options.StepsPerEpoch > 0 ? options.StepsPerEpoch : (pictures + _batch - 1) / _batch;
        Steps = (int)Math.Min(int.MaxValue / 2, (long)options.Epochs * StepsPerEpoch);
    }

    /// <summary>Steps an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Steps in all.</summary>
    public int Steps { get; }

    /// <summary>The epoch of a step, both from 0.</summary>
    public int Epoch(int step) => step / StepsPerEpoch;

    /// <summary>How many pictures the epoch drew before a step.</summary>
    public long Position(int step) => (long)(step % StepsPerEpoch) * _batch;

    /// <summary>Pictures in a step's batch.</summary>
    public int PicturesIn(int step) => _once ? (int)Math.Min(_batch, _pictures - Position(step)) : _batch;

    /// <summary>True when a step ends its epoch.</summary>
    /// <param name="done">Steps that are done.</param>
    public bool EndsEpoch(int done) => done % StepsPerEpoch == 0;

    /// <summary>The epoch that the last of so many steps belongs to, from 1; 1 before the first.</summary>
    public int EpochOf(int done) => Math.Max(1, (done + StepsPerEpoch - 1) / StepsPerEpoch);
}
