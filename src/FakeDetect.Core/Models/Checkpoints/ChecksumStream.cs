namespace FakeDetect.Models.Checkpoints;

/// <summary>Passes a stream's bytes on and keeps their CRC-32 (ZIP's: reflected polynomial 0xEDB88320).</summary>
internal sealed class ChecksumStream(Stream inner) : Stream
{
    private const int Slices = 8;

    private static readonly uint[] s_tables = Tables();

    private uint _crc = uint.MaxValue;

    /// <summary>The CRC-32 of all that was read.</summary>
    public uint Checksum => ~_crc;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _crc = Update(_crc, buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Eight bytes a step: table k holds the effect of a byte that k more bytes follow.</summary>
    private static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint[] t = s_tables;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            crc ^= bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16 | (uint)bytes[3] << 24;
            crc =
                t[(7 << 8) | (crc & 0xff)]
                ^ t[(6 << 8) | (crc >> 8 & 0xff)]
                ^ t[(5 << 8) | (crc >> 16 & 0xff)]
                ^ t[(4 << 8) | (crc >> 24)]
                ^ t[(3 << 8) | bytes[4]]
                ^ t[(2 << 8) | bytes[5]]
                ^ t[(1 << 8) | bytes[6]]
                ^ t[bytes[7]];
        }
        foreach (byte value in bytes)
            crc = t[(byte)crc ^ value] ^ (crc >> 8);
        return crc;
    }

    private static uint[] Tables()
    {
        uint[] tables = new uint[Slices << 8];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
            tables[i] = crc;
        }
        for (int i = 256; i < tables.Length; i++)
            tables[i] = tables[tables[i - 256] & 0xff] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
