using System.Buffers;
using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace FakeDetect.Models.Checkpoints;

/// <summary>
/// Streams little-endian elements from a file into a tensor's array, widened: floats to float32, integers to int64.
/// Holds the target and a buffer of 64 KB, nothing else.
/// </summary>
internal static class ElementReader
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Bytes of one element.</summary>
    public static int Size(TensorElement element) =>
        element switch
        {
            TensorElement.Float64 or TensorElement.Int64 => 8,
            TensorElement.Float32 or TensorElement.Int32 => 4,
            TensorElement.Float16 or TensorElement.BFloat16 or TensorElement.Int16 => 2,
            _ => 1,
        };

    /// <summary>True for types that become float32.</summary>
    public static bool IsFloat(TensorElement element) => element <= TensorElement.BFloat16;

    /// <summary>Reads a tensor from the stream's position on.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static WeightTensor Read(Stream stream, TensorElement element, IReadOnlyList<long> shape)
    {
        int count = 1;
        foreach (long size in shape)
            count = checked(count * (int)size);
        if (IsFloat(element))
        {
            float[] floats = new float[count];
            if (element == TensorElement.Float32)
                stream.ReadExactly(MemoryMarshal.AsBytes(floats.AsSpan()));
            else
                ReadWidened(stream, element, floats, WidenFloats);
            return new WeightTensor(shape, floats);
        }
        long[] integers = new long[count];
        ReadWidened(stream, element, integers, WidenIntegers);
        return new WeightTensor(shape, integers);
    }

    private static void ReadWidened<T>(
        Stream stream,
        TensorElement element,
        T[] target,
        Action<TensorElement, ReadOnlySpan<byte>, Span<T>> widen
    )
    {
        int size = Size(element);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int done = 0; done < target.Length; )
            {
                int elements = Math.Min(BufferBytes / size, target.Length - done);
                Span<byte> bytes = buffer.AsSpan(0, elements * size);
                stream.ReadExactly(bytes);
                widen(element, bytes, target.AsSpan(done, elements));
                done += elements;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void WidenFloats(TensorElement element, ReadOnlySpan<byte> bytes, Span<float> target)
    {
        switch (element)
        {
            case TensorElement.Float64:
                TensorPrimitives.ConvertTruncating<double, float>(MemoryMarshal.Cast<byte, double>(bytes), target);
                break;
            case TensorElement.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), target);
                break;
            default:
                // bfloat16 is the upper half of a float32.
                for (int i = 0; i < target.Length; i++)
                    target[i] = BitConverter.Int32BitsToSingle(
                        BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16
                    );
                break;
        }
    }

    private static void WidenIntegers(TensorElement element, ReadOnlySpan<byte> bytes, Span<long> target)
    {
        int size = Size(element);
        for (int i = 0; i < target.Length; i++)
        {
            ReadOnlySpan<byte> at = bytes[(i * size)..];
            target[i] = element switch
            {
                TensorElement.Int64 => BinaryPrimitives.ReadInt64LittleEndian(at),
                TensorElement.Int32 => BinaryPrimitives.ReadInt32LittleEndian(at),
                TensorElement.Int16 => BinaryPrimitives.ReadInt16LittleEndian(at),
                TensorElement.Int8 => (sbyte)at[0],
                _ => at[0],
            };
        }
    }
}
