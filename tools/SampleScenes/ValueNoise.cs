using System.Numerics;

namespace FakeDetect.SampleScenes;

/// <summary>Smooth noise of a point in space, and sums of it over octaves: clouds, stone, grass.</summary>
internal static class ValueNoise
{
    /// <summary>Octaves of noise, each twice as fine and half as strong; about -1..1.</summary>
    public static float Fractal(Vector3 point, int octaves, int seed)
    {
        float sum = 0,
            strength = 0.5f;
        for (int i = 0; i < octaves; i++)
        {
            sum += strength * Smooth(point, seed + i);
            point *= 2.03f;
            strength *= 0.55f;
        }

        return sum;
    }

    private static float Smooth(Vector3 p, int seed)
    {
        int x = (int)MathF.Floor(p.X),
            y = (int)MathF.Floor(p.Y),
            z = (int)MathF.Floor(p.Z);
        float u = Ease(p.X - x),
            v = Ease(p.Y - y),
            w = Ease(p.Z - z);
        float near = Plane(x, y, z, u, v, seed);
        float far = Plane(x, y, z + 1, u, v, seed);
        return near + ((far - near) * w);
    }

    private static float Plane(int x, int y, int z, float u, float v, int seed)
    {
        float low = Lerp(Lattice(x, y, z, seed), Lattice(x + 1, y, z, seed), u);
        float high = Lerp(Lattice(x, y + 1, z, seed), Lattice(x + 1, y + 1, z, seed), u);
        return Lerp(low, high, v);
    }

    private static float Lattice(int x, int y, int z, int seed)
    {
        uint h = unchecked((uint)((x * 374761393) + (y * 668265263) + (z * 2147483647) + (seed * 1274126177)));
        h = (h ^ (h >> 13)) * 1274126177u;
        h ^= h >> 16;
        return ((h & 0xFFFFFF) / (float)0x7FFFFF) - 1f;
    }

    private static float Lerp(float a, float b, float t) => a + ((b - a) * t);

    private static float Ease(float t) => t * t * (3 - (2 * t));
}
