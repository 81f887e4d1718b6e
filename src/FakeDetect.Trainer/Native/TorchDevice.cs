using TorchSharp;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Native;

/// <summary>The device of a run.</summary>
internal static class TorchDevice
{
    /// <summary>Finds it: Cpu, Cuda, Cuda:1 (a number from 0), or Auto: Cuda where there is one.</summary>
    /// <exception cref="EngineUnavailableException">It is asked for and not there.</exception>
    public static Device Find(string name)
    {
        string wanted = name.ToUpperInvariant();
        if (wanted == "CPU" || (wanted == "AUTO" && !cuda.is_available()))
            return CPU;
        string[] parts = wanted.Split(':');
        int index = 0;
        if (
            wanted != "AUTO"
            && (parts[0] != "CUDA" || parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], out index)))
        )
            throw new TrainingFailedException(
                "OptionInvalid",
                name,
                $"'{name}' is not a device.",
                "Use Auto, Cpu, Cuda or Cuda:<number>."
            );
        if (!cuda.is_available() || index >= cuda.device_count())
        {
            throw new EngineUnavailableException(
                "DeviceMissing",
                name,
                $"The device {name} was not found: this libtorch sees {(cuda.is_available() ? cuda.device_count() : 0)} CUDA devices.",
                "Use -Device Cpu: the trainer is published with libtorch for the CPU."
            );
        }

        return new Device(DeviceType.CUDA, index);
    }
}
