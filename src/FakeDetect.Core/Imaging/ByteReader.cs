using System.Buffers.Binary;

namespace FakeDetect.Imaging;

/// <summary>Reads numbers from a file's bytes in order; every read past the end is the picture's truncation, not a surprise.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, string name)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly string _name = name;

    /// <summary>The next byte's offset from the start; may be set anywhere.</summary>
    public int Position { get; set; }

    /// <summary>True when nothing is left.</summary>
    public readonly bool AtEnd => Position >= _bytes.Length;

    /// <summary>The bytes not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => AtEnd ? [] : _bytes[Position..];

    public byte U8() => Take(1)[0];

    public ushort U16Le() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint U32Le() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public int I32Le() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || Position < 0 || count > _bytes.Length - Position)
            throw ImageErrors.PictureTruncated(
                _name,
                $"{count} bytes are needed at offset {Position}, and the file ends at {_bytes.Length}"
            );
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
