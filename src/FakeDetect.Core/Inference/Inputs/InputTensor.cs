using System.Runtime.InteropServices;

namespace FakeDetect.Inference.Inputs;

/// <summary>
/// Pictures of one size as the network takes them: [Count, 3, Height, Width] float32. In native memory: of the exact size,
/// fixed in place, and given back at once, where a pool of arrays keeps powers of two.
/// </summary>
internal sealed unsafe class InputTensor : IDisposable
{
    private nint _address;

    internal InputTensor(int count, int width, int height)
    {
        Count = count;
        Width = width;
        Height = height;
        PictureLength = checked(3 * width * height);
        ByteLength = checked((long)count * PictureLength * sizeof(float));
        _address = (nint)NativeMemory.Alloc(checked((nuint)ByteLength));
    }

    internal int Count { get; }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>Values of one picture.</summary>
    internal int PictureLength { get; }

    internal long ByteLength { get; }

    internal nint Address => _address != 0 ? _address : throw new ObjectDisposedException(nameof(InputTensor));

    /// <summary>The values of one picture; not to be used after <see cref="Dispose"/>.</summary>
    internal Span<float> Picture(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return new Span<float>((float*)Address + ((long)index * PictureLength), PictureLength);
    }

    public void Dispose() => NativeMemory.Free((void*)Interlocked.Exchange(ref _address, 0));
}
