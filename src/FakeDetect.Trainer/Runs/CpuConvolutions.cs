using FakeDetect.Trainer.Logs;
using FakeDetect.Trainer.Native;
using FakeDetect.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Runs;

/// <summary>Sees to it that no run trains with wrong convolutions on a CPU.</summary>
internal static class CpuConvolutions
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<ScalarType> Checked = [];

    /// <summary>
    /// Checks them once a process and type. If they are wrong, turns oneDNN off and says so; if they are wrong without it too,
    /// there is no training.
    /// </summary>
    /// <param name="device">The run's device; on another than a CPU there is nothing to check.</param>
    /// <param name="type">What the convolutions are calculated in.</param>
    /// <param name="events">Where the note goes.</param>
    /// <exception cref="EngineUnavailableException">They are wrong.</exception>
    public static void Check(Device device, ScalarType type, EventWriter events)
    {
        if (device.type != DeviceType.CPU)
            return;
        if (OneDnn.IsLimited)
            events.Write(
                new TrainingNote(
                    $"This machine hides the sizes of its CPU's caches, with which oneDNN calculates convolutions wrongly: it is limited to {OneDnn.SafeLevel} instructions, and training is slower (ONEDNN_MAX_CPU_ISA chooses another level)."
                )
            );
        lock (Gate)
        {
            if (Checked.Contains(type))
                return;
            Check(ConvolutionCheck.Trainers, type, OneDnn.TryUse, events);
            Checked.Add(type);
        }
    }

    /// <summary>The same with any convolution and switch.</summary>
    internal static void Check(
        ConvolutionKernel kernel,
        ScalarType type,
        Func<bool, bool> useOneDnn,
        EventWriter events
    )
    {
        if (ConvolutionCheck.FindFault(kernel, type) is not { } fault)
            return;
        if (useOneDnn(false) && ConvolutionCheck.FindFault(kernel, type) is null)
        {
            events.Write(
                new TrainingNote(
                    $"oneDNN, libtorch's library for convolutions, is wrong on this CPU ({fault}): this training does without it and is slower.",
                    Warning: true
                )
            );
            return;
        }

        throw new EngineUnavailableException(
            "ConvolutionsWrong",
            "Cpu",
            $"libtorch calculates convolutions wrongly on this CPU: {fault}.",
            "Train on another machine, or on a GPU with -Device Cuda. If ONEDNN_MAX_CPU_ISA is set, try SSE41 or no value."
        );
    }
}
