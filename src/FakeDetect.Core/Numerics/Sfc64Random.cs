using System.Numerics;

namespace FakeDetect.Numerics;

/// <summary>
/// Chris Doty-Humphrey's SFC64 generator: the same numbers on every platform and in every release, which System.Random
/// does not promise. Seeded by three words, so that a resample can be named instead of drawn in turn.
/// </summary>
internal struct Sfc64Random
{
    private ulong _a,
        _b,
        _c,
        _counter;

    internal Sfc64Random(ulong a, ulong b, ulong c)
    {
        (_a, _b, _c, _counter) = (a, b, c, 1);
        for (int i = 0; i < 18; i++)
            Next();
    }

    /// <summary>64 random bits.</summary>
    internal ulong Next()
    {
        ulong value = _a + _b + _counter++;
        _a = _b ^ (_b >> 11);
        _b = _c + (_c << 3);
        _c = BitOperations.RotateLeft(_c, 24) + value;
        return value;
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1, all equally likely (Lemire 2019).</summary>
    internal int Below(int bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            ulong reject = (0 - range) % range;
            while (low < reject)
                high = Math.BigMul(Next(), range, out low);
        }

        return (int)high;
    }
}
