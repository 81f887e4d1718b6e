using FakeDetect.Conditions;
using FakeDetect.Imaging;
using FakeDetect.Inference.Network;
using FakeDetect.Inference.Views;

namespace FakeDetect.Inference.Pipeline;

/// <summary>How pictures are scored.</summary>
public sealed record ScoringOptions
{
    /// <summary>The defaults: the card's view on the best device, as is.</summary>
    public static ScoringOptions Default { get; } = new();

    /// <summary>The view; null: the one that the model's card names.</summary>
    public DetectorView? View { get; init; }

    /// <summary>The side of the crop or tile in pixels, 1 or more; null: the card's. <see cref="DetectorView.Full"/> has none.</summary>
    public int? CropSize { get; init; }

    /// <summary>Where the network runs.</summary>
    public DetectorDevice Device { get; init; } = DetectorDevice.Auto;

    /// <summary>Which CUDA device, from 0.</summary>
    public int DeviceId { get; init; }

    /// <summary>
    /// Pictures a call of the network on a CUDA device, 1 or more. The CPU runs pictures one by one on as many threads
    /// as are allowed: that is as fast, and leaves no way for a neighbour to change a logit.
    /// </summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Pictures that are worked on at once, 1 or more; the default is the number of processors.</summary>
    public int ThrottleLimit { get; init; } = Environment.ProcessorCount;

    /// <summary>Limits and rules of decoding.</summary>
    public DecodeOptions Decode { get; init; } = DecodeOptions.Default;

    /// <summary>The conditions that each picture is scored under, in the order of its scores; one or more.</summary>
    public IReadOnlyList<ImageCondition> Conditions { get; init; } = [ImageCondition.AsIs];

    /// <summary>Whether scores carry the logit map.</summary>
    public bool IncludeMap { get; init; }

    /// <summary>Refuses values that mean nothing.</summary>
    /// <exception cref="ArgumentException">One of them is out of its range.</exception>
    internal void Check()
    {
        if (CropSize is { } size)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(CropSize));
        ArgumentOutOfRangeException.ThrowIfNegative(DeviceId, nameof(DeviceId));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize, nameof(BatchSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ThrottleLimit, nameof(ThrottleLimit));
        if (Conditions.Count == 0)
            throw new ArgumentException(
                "At least one condition is needed: AsIs scores the picture unchanged.",
                nameof(Conditions)
            );
    }
}
