namespace FakeDetect.Inference.Network;

/// <summary>Where the network runs.</summary>
public enum DetectorDevice
{
    /// <summary>A CUDA device where there is one, else the CPU.</summary>
    Auto,

    /// <summary>The CPU. Logits do not depend, to the last bit, on batch size, threads, order or neighbours.</summary>
    Cpu,

    /// <summary>A CUDA device; an error where there is none.</summary>
    Cuda,
}
