using FakeDetect.Models;
using Microsoft.ML.OnnxRuntime;

namespace FakeDetect.Inference.Network;

/// <summary>A session on the device that was asked for, and why it is that one.</summary>
/// <param name="Lease">The session.</param>
/// <param name="Reason">One sentence for the verbose stream.</param>
internal sealed record DeviceChoice(SessionCache.Lease Lease, string Reason)
{
    private const string CudaProvider = "CUDAExecutionProvider";

    /// <summary>Opens a session.</summary>
    /// <exception cref="EngineUnavailableException">ONNX Runtime cannot be loaded, or CUDA was asked for and is not there.</exception>
    internal static DeviceChoice Open(DetectorModel model, DetectorDevice device, int deviceId)
    {
        try
        {
            if (device == DetectorDevice.Cpu)
                return new DeviceChoice(SessionCache.Acquire(model, null), "The CPU was requested.");
            if (TryCuda(model, deviceId, out SessionCache.Lease? lease, out Exception? cause, out string reason))
                return new DeviceChoice(lease!, reason);
            if (device == DetectorDevice.Auto)
                return new DeviceChoice(SessionCache.Acquire(model, null), $"Running on the CPU: {reason}");
            throw new EngineUnavailableException(
                "CudaUnavailable",
                $"Cuda:{deviceId}",
                $"CUDA device {deviceId} cannot be used: {reason}",
                "Install the module's package for CUDA (FakeDetect-linux-x64-cuda or FakeDetect-win-x64-cuda), NVIDIA's driver, CUDA 13 and cuDNN 9; or use -Device Cpu.",
                cause
            );
        }
        catch (Exception e)
            when (e
                    is TypeInitializationException
                        or DllNotFoundException
                        or EntryPointNotFoundException
                        or BadImageFormatException
            )
        {
            throw new EngineUnavailableException(
                "OnnxRuntimeUnavailable",
                "onnxruntime",
                $"ONNX Runtime cannot be loaded: {e.GetBaseException().Message}",
                "Install the package for this platform: its folder holds the native library onnxruntime.",
                e
            );
        }
    }

    private static bool TryCuda(
        DetectorModel model,
        int deviceId,
        out SessionCache.Lease? lease,
        out Exception? cause,
        out string reason
    )
    {
        lease = null;
        cause = null;
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(CudaProvider, StringComparer.Ordinal))
        {
            reason = "this build of ONNX Runtime has no CUDA.";
            return false;
        }

        try
        {
            lease = SessionCache.Acquire(model, deviceId);
            reason = $"Running on CUDA device {deviceId}.";
            return true;
        }
        catch (OnnxRuntimeException e)
        {
            cause = e;
            reason = e.Message;
            return false;
        }
    }
}
