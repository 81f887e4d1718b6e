using System.Buffers;

namespace FakeDetect.Inference;

/// <summary>Pictures of one size as the network takes them: [Count, 3, Height, Width] float32, in memory from a pool.</summary>
internal sealed class InputTensor : IDisposable
{
    private float[]? _buffer;

    internal InputTensor(int count, int width, int height)
    {
        Count = count;
        Width = width;
        Height = height;
        _buffer = ArrayPool<float>.Shared.Rent(checked(count * PictureLength));
    }

    internal int Count { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal int PictureLength => checked(3 * Width * Height);

    internal Memory<float> Memory => Buffer.AsMemory(0, Count * PictureLength);

    private float[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(InputTensor));

    internal Span<float> Picture(int index) => Buffer.AsSpan(index * PictureLength, PictureLength);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
            ArrayPool<float>.Shared.Return(buffer);
    }
}
