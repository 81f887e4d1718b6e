using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using FakeDetect.Files;

namespace FakeDetect.Models.Checkpoints;

/// <summary>
/// Writes safetensors: eight bytes with the header's length (little-endian), the header as JSON (name to dtype, shape and
/// offsets), then the tensors' bytes one behind the other.
/// </summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    public static void Write(string path, TensorSet tensors) =>
        OutputFile.Replace(path, stream => Write(stream, tensors));

    /// <summary>Writes to a stream; each tensor goes from its own array, no copy is made.</summary>
    public static void Write(Stream stream, TensorSet tensors)
    {
        byte[] header = Header(tensors);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach ((_, WeightTensor tensor) in tensors)
        {
            stream.Write(
                tensor.IsInteger
                    ? MemoryMarshal.AsBytes(tensor.Integers.AsSpan())
                    : MemoryMarshal.AsBytes(tensor.Floats.AsSpan())
            );
        }
    }

    private static byte[] Header(TensorSet tensors)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            if (tensors.Metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in tensors.Metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            long offset = 0;
            foreach ((string name, WeightTensor tensor) in tensors)
            {
                long end = offset + (long)tensor.Count * (tensor.IsInteger ? sizeof(long) : sizeof(float));
                json.WriteStartObject(name);
                json.WriteString("dtype", tensor.IsInteger ? "I64" : "F32");
                WriteArray(json, "shape", tensor.Shape);
                WriteArray(json, "data_offsets", [offset, end]);
                json.WriteEndObject();
                offset = end;
            }
            json.WriteEndObject();
        }
        // Spaces up to a multiple of eight keep the data aligned for readers that map the file.
        while (buffer.WrittenCount % Alignment != 0)
            buffer.Write(" "u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IReadOnlyList<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
