using System.Buffers.Binary;

namespace FakeDetect.Imaging.Jpeg;

/// <summary>
/// Walks a JPEG's segments up to its first scan: FF, a marker, a big-endian length that counts itself, data. Fill bytes
/// (FF) between segments are skipped; damage ends the walk without an error.
/// </summary>
internal ref struct JpegSegments(ReadOnlySpan<byte> jpeg)
{
    private const byte StartOfScan = 0xDA,
        EndOfImage = 0xD9;

    private readonly ReadOnlySpan<byte> _jpeg = jpeg;
    private int _position = 2;

    /// <summary>The second byte of the marker.</summary>
    public byte Marker { get; private set; }

    /// <summary>The data behind the length.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Goes to the next segment; false behind the last one before the first scan.</summary>
    public bool Next()
    {
        while (_position + 1 < _jpeg.Length && _jpeg[_position] == 0xFF)
        {
            Marker = _jpeg[_position + 1];
            if (Marker == 0xFF)
            {
                _position++;
                continue;
            }
            if (Marker is StartOfScan or EndOfImage)
                return false;
            // TEM and restart markers stand alone.
            if (Marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                _position += 2;
                continue;
            }
            if (_position + 4 > _jpeg.Length)
                return false;
            int length = BinaryPrimitives.ReadUInt16BigEndian(_jpeg[(_position + 2)..]);
            if (length < 2 || _position + 2 + length > _jpeg.Length)
                return false;
            Data = _jpeg.Slice(_position + 4, length - 2);
            _position += 2 + length;
            return true;
        }
        return false;
    }
}
