using System.Buffers.Binary;
using System.Text;

namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>The bytes of a pickle. Every length is checked against what is left before anything is allocated.</summary>
/// <param name="stream">Knows its length; reading byte by byte must be cheap (memory, or buffered).</param>
/// <param name="name">What errors call the file.</param>
internal sealed class PickleInput(Stream stream, string name)
{
    private const int LineLimit = 1 << 16;

    public byte Byte()
    {
        int value = stream.ReadByte();
        return value >= 0 ? (byte)value : throw Truncated();
    }

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    public long UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    /// <summary>A length of eight bytes; one that no file could have is told as truncation.</summary>
    public long Length64()
    {
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));
        return value <= long.MaxValue ? (long)value : throw Truncated();
    }

    public double BigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(Bytes(sizeof(double)));

    public string Text(long length) => Encoding.UTF8.GetString(Bytes(length));

    public byte[] Bytes(long length)
    {
        if (length < 0 || length > stream.Length - stream.Position)
            throw Truncated();
        byte[] bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A line without its end.</summary>
    public string Line()
    {
        List<byte> bytes = [];
        for (byte value = Byte(); value != '\n'; value = Byte())
        {
            if (bytes.Count == LineLimit)
                throw CheckpointErrors.Damaged(name, "a line of its pickle does not end");
            bytes.Add(value);
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private ModelInvalidException Truncated() =>
        CheckpointErrors.Truncated(name, "the pickle that names its tensors is not complete");
}
