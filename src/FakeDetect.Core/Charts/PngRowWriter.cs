using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace FakeDetect.Charts;

/// <summary>
/// Writes a PNG with alpha row by row: any number of rows in the memory of one. Format: signature; chunks of length, type,
/// data, CRC-32 of type and data; IHDR, IDAT (zlib: each row a filter byte and its bytes), IEND.
/// </summary>
internal sealed class PngRowWriter : IDisposable
{
    private const int BytesPerPixel = 4;
    private const byte UpFilter = 2;

    private readonly Stream _target;
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _zlib;
    private readonly byte[] _previous;
    private readonly byte[] _filtered;
    private int _rowsLeft;

    /// <summary>Writes the header.</summary>
    /// <param name="target">Where to; left open.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    internal PngRowWriter(Stream target, int width, int height)
    {
        _target = target;
        _rowsLeft = height;
        _previous = new byte[BytesPerPixel * width];
        _filtered = new byte[1 + _previous.Length];
        _zlib = new ZLibStream(_packed, CompressionLevel.Optimal, leaveOpen: true);
        target.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits a sample
        header[9] = 6; // RGB and alpha
        WriteChunk("IHDR"u8, header);
    }

    /// <summary>Writes the next row: R G B A R G B A ...</summary>
    internal void Write(ReadOnlySpan<byte> row)
    {
        if (row.Length != _previous.Length)
            throw new ArgumentException($"{row.Length} bytes are no row of {_previous.Length}.", nameof(row));
        ArgumentOutOfRangeException.ThrowIfZero(_rowsLeft);
        _rowsLeft--;

        // The difference to the row above: nothing at all within a cell.
        _filtered[0] = UpFilter;
        for (int i = 0; i < row.Length; i++)
            _filtered[i + 1] = (byte)(row[i] - _previous[i]);
        row.CopyTo(_previous);
        _zlib.Write(_filtered);
        if (_packed.Length > 1 << 16)
            Flush();
    }

    /// <summary>Ends the file.</summary>
    internal void Complete()
    {
        if (_rowsLeft != 0)
            throw new InvalidOperationException($"{_rowsLeft} rows are missing.");
        _zlib.Dispose();
        Flush();
        WriteChunk("IEND"u8, []);
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _packed.Dispose();
    }

    private void Flush()
    {
        WriteChunk("IDAT"u8, _packed.GetBuffer().AsSpan(0, (int)_packed.Length));
        _packed.SetLength(0);
    }

    private void WriteChunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        _target.Write(number);
        _target.Write(type);
        _target.Write(data);
        Crc32 checksum = new();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        _target.Write(number);
    }
}
