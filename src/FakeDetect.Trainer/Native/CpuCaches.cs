using System.Runtime.Intrinsics.X86;

namespace FakeDetect.Trainer.Native;

/// <summary>CPUID: leaf and subleaf to the four registers.</summary>
internal delegate (int Eax, int Ebx, int Ecx, int Edx) CpuIdentification(int leaf, int subleaf);

/// <summary>What this CPU says about its caches.</summary>
internal static class CpuCaches
{
    private const int CacheLeaf = unchecked((int)0x8000001D);
    private const int LastExtendedLeaf = unchecked((int)0x80000000);
    private const int CacheType = 0x1F;

    /// <summary>True on a CPU of AMD whose caches cannot be seen, as in virtual machines that hide them; see <see cref="OneDnn"/>.</summary>
    public static bool AreHidden() => X86Base.IsSupported && AreHidden(X86Base.CpuId);

    /// <summary>The same of any CPU.</summary>
    internal static bool AreHidden(CpuIdentification cpu)
    {
        (_, int b, int c, int d) = cpu(0, 0);
        bool isAmd = (b, d, c) is (0x68747541, 0x69746E65, 0x444D4163); // "AuthenticAMD" in the registers' order
        // As oneDNN does: what the CPU does not list it takes for a cache of one byte.
        return isAmd
            && (
                (uint)cpu(LastExtendedLeaf, 0).Eax < unchecked((uint)CacheLeaf)
                || (cpu(CacheLeaf, 0).Eax & CacheType) == 0
            );
    }
}
