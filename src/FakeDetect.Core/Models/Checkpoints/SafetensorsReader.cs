using System.Buffers.Binary;
using System.Text.Json;

namespace FakeDetect.Models.Checkpoints;

/// <summary>Reads safetensors (see <see cref="SafetensorsWriter"/> for the layout), one tensor at a time.</summary>
public static class SafetensorsReader
{
    // The format's own limit on the header.
    private const long HeaderLimit = 100_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelInvalidException">Damaged, truncated, or with an element type that is not supported.</exception>
    /// <exception cref="IOException">Missing or not permitted.</exception>
    public static TensorSet Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return Read(file, path);
    }

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="name">What errors call it.</param>
    public static TensorSet Read(Stream stream, string name)
    {
        byte[] header = ReadHeader(stream, name);
        long dataStart = stream.Position;
        TensorSet tensors = new(name);
        using JsonDocument json = Parse(header, name);
        try
        {
            ReadEntries(json.RootElement, stream, dataStart, tensors, name);
        }
        catch (InvalidOperationException e)
        {
            // Text is decoded when it is asked for: invalid UTF-8 shows here.
            throw CheckpointErrors.Damaged(name, "its safetensors header is not valid text", e);
        }
        return tensors;
    }

    private static void ReadEntries(JsonElement header, Stream stream, long dataStart, TensorSet tensors, string name)
    {
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.NameEquals("__metadata__"))
                ReadMetadata(entry.Value, tensors);
            else if (!tensors.Contains(entry.Name))
                tensors.Add(entry.Name, ReadTensor(stream, dataStart, entry, name));
            else
                throw CheckpointErrors.Damaged(name, $"'{entry.Name}' is listed twice");
        }
    }

    private static byte[] ReadHeader(Stream stream, string name)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw CheckpointErrors.Truncated(name, "the length of the header is missing");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > HeaderLimit)
            throw CheckpointErrors.Damaged(name, $"a safetensors header of {length} bytes is over the format's limit");
        if ((long)length > stream.Length - stream.Position)
            throw CheckpointErrors.Truncated(name, $"its header has {length} bytes, the file {stream.Length}");
        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }

    private static JsonDocument Parse(byte[] header, string name)
    {
        try
        {
            JsonDocument json = JsonDocument.Parse(header);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
        }
        catch (JsonException e)
        {
            throw CheckpointErrors.Damaged(name, $"its safetensors header is not JSON: {e.Message}", e);
        }
        throw CheckpointErrors.Damaged(name, "its safetensors header is not a JSON object");
    }

    private static void ReadMetadata(JsonElement metadata, TensorSet tensors)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty entry in metadata.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String)
                tensors.Metadata[entry.Name] = entry.Value.GetString()!;
        }
    }

    private static WeightTensor ReadTensor(Stream stream, long dataStart, JsonProperty entry, string name)
    {
        (string dtype, long[] shape, long begin, long end) = Describe(entry, name);
        TensorElement element =
            Element(dtype)
            ?? throw new ModelInvalidException(
                "CheckpointElementUnsupported",
                name,
                $"'{entry.Name}' in '{name}' has elements of type {dtype}, which is not supported.",
                "Convert the file to float32, float16 or bfloat16."
            );
        long count = 1;
        foreach (long size in shape)
        {
            if (size < 0 || (size > 0 && count > Array.MaxLength / size))
                throw CheckpointErrors.Damaged(
                    name,
                    $"'{entry.Name}' has the impossible shape {WeightTensor.Describe(shape)}"
                );
            count *= size;
        }
        if (begin < 0 || end - begin != count * ElementReader.Size(element))
            throw CheckpointErrors.Damaged(
                name,
                $"'{entry.Name}' {WeightTensor.Describe(shape)} of {dtype} does not fill the bytes {begin} to {end}"
            );
        if (end > stream.Length - dataStart)
            throw CheckpointErrors.Truncated(
                name,
                $"'{entry.Name}' should end at byte {dataStart + end}, the file has {stream.Length}"
            );
        stream.Position = dataStart + begin;
        return ElementReader.Read(stream, element, shape);
    }

    private static (string Dtype, long[] Shape, long Begin, long End) Describe(JsonProperty entry, string name)
    {
        try
        {
            long[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(v => v.GetInt64())];
            if (offsets.Length == 2)
            {
                return (
                    entry.Value.GetProperty("dtype").GetString()!,
                    [.. entry.Value.GetProperty("shape").EnumerateArray().Select(v => v.GetInt64())],
                    offsets[0],
                    offsets[1]
                );
            }
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw CheckpointErrors.Damaged(name, $"the entry of '{entry.Name}' in its header is not complete", e);
        }
        throw CheckpointErrors.Damaged(name, $"the offsets of '{entry.Name}' are not two numbers");
    }

    private static TensorElement? Element(string dtype) =>
        dtype switch
        {
            "F64" => TensorElement.Float64,
            "F32" => TensorElement.Float32,
            "F16" => TensorElement.Float16,
            "BF16" => TensorElement.BFloat16,
            "I64" => TensorElement.Int64,
            "I32" => TensorElement.Int32,
            "I16" => TensorElement.Int16,
            "I8" => TensorElement.Int8,
            "U8" => TensorElement.UInt8,
            "BOOL" => TensorElement.Bool,
            _ => null,
        };
}
