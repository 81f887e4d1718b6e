namespace FakeDetect.Core.Tests.Models;

/// <summary>
/// Values by formula, the same bits in C# and in golden/networks/formula.py: value i of a name is murmur3's finalizer over
/// FNV-1a(name) + i * 0x9E3779B9, its upper 24 bits as a number in [0, 1).
/// </summary>
internal static class FormulaValues
{
    public static double Uniform(uint seed, int index) => (Hash(seed, index) >> 8) / 16777216.0;

    public static uint Hash(uint seed, int index)
    {
        uint x = unchecked(seed + (uint)index * 0x9E3779B9u);
        x ^= x >> 16;
        x *= 0x85EBCA6Bu;
        x ^= x >> 13;
        x *= 0xC2B2AE35u;
        x ^= x >> 16;
        return x;
    }

    public static uint Seed(string name)
    {
        uint hash = 2166136261u;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    /// <summary>Uniform in [-bound, bound), bound = sqrt(6 / fan-in): variance is kept through ReLU layers.</summary>
    public static float[] Kernel(string name, params ReadOnlySpan<long> shape) => Kernel(name, 1, shape);

    /// <summary>The same, times a scale.</summary>
    public static float[] Kernel(string name, double scale, params ReadOnlySpan<long> shape)
    {
        long fanIn = 1;
        foreach (long size in shape[1..])
            fanIn *= size;
        double bound = Math.Sqrt(6.0 / fanIn);
        float[] values = new float[fanIn * shape[0]];
        uint seed = Seed(name);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)((2 * Uniform(seed, i) - 1) * bound * scale);
        return values;
    }

    /// <summary>Uniform in [low, high).</summary>
    public static float[] Vector(string name, int length, double low, double high)
    {
        float[] values = new float[length];
        uint seed = Seed(name);
        for (int i = 0; i < length; i++)
            values[i] = (float)(low + Uniform(seed, i) * (high - low));
        return values;
    }
}
