namespace FakeDetect.Inference;

/// <summary>What makes two sessions the same: the network's bytes and the device.</summary>
/// <param name="OnnxSha256">SHA-256 of model.onnx.</param>
/// <param name="CudaDevice">The CUDA device; null: the CPU.</param>
internal sealed record SessionKey(string OnnxSha256, int? CudaDevice);
