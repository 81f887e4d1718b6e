using System.Buffers.Binary;

namespace FakeDetect.Imaging.Tiff;

/// <summary>
/// The first directory of a TIFF, or of the EXIF block in another container (which is a TIFF without pixels): 'II' or
/// 'MM', 42 (or 43 with 8-byte offsets), the directory's offset, then a count and entries of tag, type, count, value.
/// Damage ends the reading without an error: who decodes the pixels reports it.
/// </summary>
internal sealed class TiffDirectory
{
    private const int Short = 3,
        Long = 4;

    private readonly Dictionary<TiffTag, Entry> _entries = [];

    private TiffDirectory(bool bigEndian) => IsBigEndian = bigEndian;

    /// <summary>True for 'MM'.</summary>
    public bool IsBigEndian { get; }

    /// <summary>Reads the directory; null when the bytes do not start like a TIFF.</summary>
    public static TiffDirectory? TryRead(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return null;
        TiffDirectory directory = new(tiff[0] == 'M');
        switch (directory.Number(tiff, 2, 2))
        {
            case 42:
                directory.ReadEntries(tiff, directory.Number(tiff, 4, 4), countSize: 2, entrySize: 12);
                return directory;
            case 43:
                directory.ReadEntries(tiff, directory.Number(tiff, 8, 8), countSize: 8, entrySize: 20);
                return directory;
            default:
                return null;
        }
    }

    /// <summary>The first value of a SHORT or LONG entry; null when there is none.</summary>
    public uint? First(TiffTag tag) => _entries.TryGetValue(tag, out Entry entry) ? entry.Value : null;

    /// <summary>The offset of a SHORT entry's value within its entry, for one who writes another there; -1 when there is none.</summary>
    public int ShortOffset(TiffTag tag) =>
        _entries.TryGetValue(tag, out Entry entry) && entry.IsShort ? entry.Offset : -1;

    // An entry is 12 bytes with 4-byte counts and offsets, or 20 with 8-byte ones.
    private void ReadEntries(ReadOnlySpan<byte> tiff, ulong? offset, int countSize, int entrySize)
    {
        if (offset is not { } at || Number(tiff, at, countSize) is not { } count)
            return;
        at += (ulong)countSize;
        int word = entrySize == 12 ? 4 : 8;
        for (ulong i = 0; i < Math.Min(count, 4096); i++, at += (ulong)entrySize)
        {
            if (Number(tiff, at, 2) is not { } tag || Number(tiff, at + 4, word) is not { } values)
                return;
            int size = Number(tiff, at + 2, 2) switch
            {
                Short => 2,
                Long => 4,
                _ => 0,
            };
            if (size == 0 || values == 0)
                continue;
            // Values that do not fit the entry stand elsewhere.
            ulong? valueAt = at + 4 + (ulong)word;
            if (values > (ulong)(word / size))
                valueAt = Number(tiff, valueAt, word);
            if (Number(tiff, valueAt, size) is { } value)
                _entries.TryAdd((TiffTag)tag, new Entry((uint)value, (int)valueAt!, size == 2));
        }
    }

    private ulong? Number(ReadOnlySpan<byte> tiff, ulong? offset, int size)
    {
        if (offset is not { } at || at > (ulong)tiff.Length || (ulong)tiff.Length - at < (ulong)size)
            return null;
        ReadOnlySpan<byte> bytes = tiff.Slice((int)at, size);
        return size switch
        {
            2 => IsBigEndian
                ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
                : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => IsBigEndian
                ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
                : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => IsBigEndian
                ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
                : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        };
    }

    private readonly record struct Entry(uint Value, int Offset, bool IsShort);
}
