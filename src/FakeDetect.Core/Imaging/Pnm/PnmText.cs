namespace FakeDetect.Imaging.Pnm;

/// <summary>Decimal numbers in a PNM file: white space separates them, # starts a comment to the end of the line.</summary>
internal ref struct PnmText(ReadOnlySpan<byte> bytes, int position, string name)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly string _name = name;

    /// <summary>The offset of the next character.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The next number, at most ten digits.</summary>
    public long Number()
    {
        SkipSpace();
        int start = Position;
        long value = 0;
        while (Position < _bytes.Length && char.IsAsciiDigit((char)_bytes[Position]))
        {
            if (Position - start == 10)
                throw ImageErrors.PictureDamaged(_name, $"a number of more than ten digits at offset {start}");
            value = 10 * value + (_bytes[Position++] - '0');
        }
        if (Position == start)
        {
            throw Position >= _bytes.Length
                ? ImageErrors.PictureTruncated(_name, $"a number is needed at offset {Position}, where the file ends")
                : ImageErrors.PictureDamaged(_name, $"a number is needed at offset {Position}");
        }
        if (Position < _bytes.Length && !IsSpace(_bytes[Position]) && _bytes[Position] != '#')
            throw ImageErrors.PictureDamaged(_name, $"a number is followed by something else at offset {Position}");
        return value;
    }

    /// <summary>The next 0 or 1 of a plain bitmap, where no space is needed between digits.</summary>
    public int Bit()
    {
        SkipSpace();
        if (Position >= _bytes.Length)
            throw ImageErrors.PictureTruncated(_name, $"a 0 or 1 is needed at offset {Position}, where the file ends");
        return _bytes[Position++] switch
        {
            (byte)'0' => 0,
            (byte)'1' => 1,
            _ => throw ImageErrors.PictureDamaged(_name, $"a 0 or 1 is needed at offset {Position - 1}"),
        };
    }

    private void SkipSpace()
    {
        while (Position < _bytes.Length)
        {
            byte c = _bytes[Position];
            if (c == '#')
            {
                while (Position < _bytes.Length && _bytes[Position] is not ((byte)'\n' or (byte)'\r'))
                    Position++;
            }
            else if (IsSpace(c))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or >= 9 and <= 13;
}
