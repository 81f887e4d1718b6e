using System.Numerics;

namespace FakeDetect.Numerics;

/// <summary>
/// Random numbers that are a function of a seed and of what they are for (xoshiro256**, Blackman and Vigna 2018, seeded by
/// SplitMix64). A struct: a copy gives the same numbers again, which is how both pictures of a pair get the same treatment.
/// </summary>
internal struct RandomStream
{
    private ulong _a,
        _b,
        _c,
        _d;

    /// <summary>The stream of one purpose.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="keys">What the numbers are for: step, index in the batch, ...</param>
    public RandomStream(long seed, params ReadOnlySpan<long> keys)
    {
        ulong state = (ulong)seed;
        foreach (long key in keys)
            state = Mix(state ^ (ulong)key * 0x9E3779B97F4A7C15) + 0x2545F4914F6CDD1D;
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>A hash of a text under a seed; the same on every machine.</summary>
    public static ulong Hash(long seed, string text)
    {
        ulong state = (ulong)seed;
        foreach (char c in text)
            state = Mix(state ^ c) + 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform in [from, to).</summary>
    public double NextDouble(double from, double to) => from + (to - from) * NextDouble();

    /// <summary>Uniform in 0 .. count - 1; 0 where count is 1 or less.</summary>
    public int NextInt(int count) => count <= 1 ? 0 : (int)Math.BigMul(NextBits(), (ulong)count, out _);

    /// <summary>Uniform in from .. to, both included.</summary>
    public int NextInt(int from, int to) => from + NextInt(to - from + 1);

    /// <summary>True with a probability.</summary>
    public bool NextBool(double probability) => NextDouble() < probability;

    private static ulong SplitMix(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
