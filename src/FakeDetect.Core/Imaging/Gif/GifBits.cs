namespace FakeDetect.Imaging.Gif;

/// <summary>Bits, least significant first, from blocks of a length byte and that many data bytes.</summary>
internal ref struct GifBits(ReadOnlySpan<byte> bytes, int position)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position = position;
    private int _left;
    private uint _buffer;
    private int _count;

    /// <summary>The next <paramref name="bits"/> bits; -1 behind the last block.</summary>
    public int Next(int bits)
    {
        for (; _count < bits; _count += 8)
        {
            if (_left == 0)
            {
                if (_position >= _bytes.Length || _bytes[_position] == 0)
                    return -1;
                _left = _bytes[_position++];
            }
            if (_position >= _bytes.Length)
                return -1;
            _left--;
            _buffer |= (uint)_bytes[_position++] << _count;
        }
        int code = (int)(_buffer & ((1u << bits) - 1));
        _buffer >>= bits;
        _count -= bits;
        return code;
    }
}
