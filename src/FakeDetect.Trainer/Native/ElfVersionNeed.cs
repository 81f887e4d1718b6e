using System.Buffers.Binary;
using System.Text;

namespace FakeDetect.Trainer.Native;

/// <summary>
/// The symbol versions that an ELF library asks of other libraries (section .gnu.version_r), and the one change that is
/// made to them: a version marked weak is not asked for at load time.
/// </summary>
internal static class ElfVersionNeed
{
    private const uint VersionNeedSection = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort WeakVersion = 2; // VER_FLG_WEAK

    /// <summary>Marks every need for one symbol version as weak, in place.</summary>
    /// <param name="library">A 64-bit little-endian ELF file.</param>
    /// <param name="version">The version's name, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>How many entries were marked; 0 where the library does not ask for it.</returns>
    /// <exception cref="InvalidDataException">Not such a file, or its tables point outside of it.</exception>
    public static int MarkWeak(Span<byte> library, string version)
    {
        if (library.Length < 64 || !library[..4].SequenceEqual("\u007fELF"u8) || library[4] != 2 || library[5] != 1)
            throw new InvalidDataException("Not a 64-bit little-endian ELF library.");
        try
        {
            return MarkWeakCore(library, Encoding.ASCII.GetBytes(version));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException("The library's section tables point outside of the file.", e);
        }
    }

    private static int MarkWeakCore(Span<byte> library, ReadOnlySpan<byte> version)
    {
        // Elf64_Ehdr: e_shoff at 40, e_shentsize at 58, e_shnum at 60.
        int sections = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(library[40..]));
        int sectionSize = BinaryPrimitives.ReadUInt16LittleEndian(library[58..]);
        int sectionCount = BinaryPrimitives.ReadUInt16LittleEndian(library[60..]);
        int marked = 0;
        for (int i = 0; i < sectionCount; i++)
        {
            ReadOnlySpan<byte> header = library.Slice(sections + i * sectionSize, sectionSize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != VersionNeedSection)
                continue;
            // Elf64_Shdr: sh_offset at 24, sh_link at 40 (the string table), sh_info at 44 (the number of needs).
            int offset = (int)BinaryPrimitives.ReadUInt64LittleEndian(header[24..]);
            int link = (int)BinaryPrimitives.ReadUInt32LittleEndian(header[40..]);
            int count = (int)BinaryPrimitives.ReadUInt32LittleEndian(header[44..]);
            int strings = (int)BinaryPrimitives.ReadUInt64LittleEndian(library[(sections + link * sectionSize + 24)..]);
            marked += MarkNeeds(library, offset, count, strings, version);
        }

        return marked;
    }

    private static int MarkNeeds(Span<byte> library, int need, int count, int strings, ReadOnlySpan<byte> version)
    {
        int marked = 0;
        for (int i = 0; i < count; i++)
        {
            // Elf64_Verneed: vn_cnt at 2, vn_aux at 8, vn_next at 12. Elf64_Vernaux: vna_flags at 4, vna_name at 8, vna_next at 12.
            int entries = BinaryPrimitives.ReadUInt16LittleEndian(library[(need + 2)..]);
            int entry = need + (int)BinaryPrimitives.ReadUInt32LittleEndian(library[(need + 8)..]);
            for (int k = 0; k < entries; k++)
            {
                ReadOnlySpan<byte> name = library[
                    (strings + (int)BinaryPrimitives.ReadUInt32LittleEndian(library[(entry + 8)..]))..
                ];
                if (name.StartsWith(version) && name[version.Length] == 0)
                {
                    Span<byte> flags = library[(entry + 4)..];
                    BinaryPrimitives.WriteUInt16LittleEndian(
                        flags,
                        (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakVersion)
                    );
                    marked++;
                }

                entry += (int)BinaryPrimitives.ReadUInt32LittleEndian(library[(entry + 12)..]);
            }

            need += (int)BinaryPrimitives.ReadUInt32LittleEndian(library[(need + 12)..]);
        }

        return marked;
    }
}
