using System.Numerics;

namespace FakeDetect.Imaging.Jpeg;

/// <summary>Entropy-coded data: bits from the most significant on, a 0 byte behind each FF.</summary>
internal sealed class JpegBitWriter(MemoryStream output)
{
    private ulong _buffer;
    private int _count;

    /// <summary>Writes one block's coefficients in zigzag order; returns its DC for the next difference.</summary>
    public int WriteBlock(ReadOnlySpan<short> zigzag, int previousDc, HuffmanCodes dc, HuffmanCodes ac)
    {
        WriteValue(dc, 0, zigzag[0] - previousDc);
        int run = 0;
        for (int k = 1; k < 64; k++)
        {
            if (zigzag[k] == 0)
            {
                run++;
                continue;
            }
            for (; run > 15; run -= 16)
                Write(ac.Code(0xF0), ac.Length(0xF0));
            WriteValue(ac, run, zigzag[k]);
            run = 0;
        }
        if (run > 0)
            Write(ac.Code(0), ac.Length(0));
        return zigzag[0];
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Flush()
    {
        Write(0x7F, 7);
        _count = 0;
        _buffer = 0;
    }

    // The code of (zeros before, bits of the value), then the value; negative ones as value - 1.
    private void WriteValue(HuffmanCodes codes, int run, int value)
    {
        int size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        int symbol = run << 4 | size;
        Write(codes.Code(symbol), codes.Length(symbol));
        if (size > 0)
            Write((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
    }

    private void Write(int bits, int count)
    {
        _buffer = _buffer << count | (uint)bits;
        for (_count += count; _count >= 8; _count -= 8)
        {
            byte next = (byte)(_buffer >> (_count - 8));
            output.WriteByte(next);
            if (next == 0xFF)
                output.WriteByte(0);
        }
    }
}
