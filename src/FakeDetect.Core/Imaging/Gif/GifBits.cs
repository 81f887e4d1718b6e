namespace FakeDetect.Imaging.Gif;

/// <summary>Bits, least significant first, from blocks of a length byte and that many data bytes.</summary>
internal ref struct GifBits(ReadOnlySpan<byte> bytes, int position, string name)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly string _name = name;
    private int _position = position;
    private int _left;
    private uint _buffer;
    private int _count;

    public int Next(int bits)
    {
        while (_count < bits)
        {
            _buffer |= (uint)NextByte() << _count;
            _count += 8;
        }
        int code = (int)(_buffer & ((1u << bits) - 1));
        _buffer >>= bits;
        _count -= bits;
        return code;
    }

    private byte NextByte()
    {
        while (_left == 0)
        {
            if (_position >= _bytes.Length) throw ImageErrors.PictureTruncated(_name, "the GIF ends within its first picture");
            _left = _bytes[_position++];
            if (_left == 0) throw ImageErrors.PictureTruncated(_name, "the codes of its first picture end early");
        }
        if (_position >= _bytes.Length) throw ImageErrors.PictureTruncated(_name, "the GIF ends within its first picture");
        _left--;
        return _bytes[_position++];
    }
}
