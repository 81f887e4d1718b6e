using System.Buffers.Binary;
using System.Globalization;

namespace FakeDetect.Imaging.Jpeg;

/// <summary>The frame header: precision, height, width, then for each component its id, sampling factors and table.</summary>
internal sealed record JpegFrame(int Width, int Height, bool IsProgressive, IReadOnlyList<JpegComponent> Components)
{
    /// <summary>Sampling factors, "2x2,1x1,1x1".</summary>
    public string Sampling =>
        string.Join(
            ',',
            Components.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Horizontal}x{c.Vertical}"))
        );

    /// <summary>Reads a frame header; null when the marker is another or the data is damaged.</summary>
    public static JpegFrame? TryRead(byte marker, ReadOnlySpan<byte> data)
    {
        // C0..CF are frame headers but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning).
        if (marker is not (>= 0xC0 and <= 0xCF) or 0xC4 or 0xC8 or 0xCC || data.Length < 6)
            return null;
        int count = data[5];
        if (count == 0 || data.Length < 6 + 3 * count)
            return null;
        JpegComponent[] components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> c = data.Slice(6 + 3 * i, 3);
            components[i] = new JpegComponent(c[0], c[1] >> 4, c[1] & 15, c[2]);
        }
        return new JpegFrame(
            BinaryPrimitives.ReadUInt16BigEndian(data[3..]),
            BinaryPrimitives.ReadUInt16BigEndian(data[1..]),
            marker is 0xC2 or 0xC6 or 0xCA or 0xCE,
            components
        );
    }
}
