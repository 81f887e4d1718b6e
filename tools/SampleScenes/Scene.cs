using System.Numerics;

namespace FakeDetect.SampleScenes;

/// <summary>A rendered place: textured ground, balls, a sun, a sky with clouds. Light is linear RGB.</summary>
internal sealed class Scene
{
    private readonly Sphere[] _spheres;
    private readonly Vector3 _sun;
    private readonly Vector3 _ground;
    private readonly int _seed;

    /// <summary>Composes a scene from its number; the same number gives the same scene.</summary>
    public Scene(int number)
    {
        var random = new Random(1000 + number);
        _seed = number * 31;
        _sun = Vector3.Normalize(new Vector3(Next(random, -1, 1), Next(random, 0.5f, 1.4f), Next(random, -1, 0.2f)));
        _ground = new Vector3(Next(random, 0.15f, 0.5f), Next(random, 0.15f, 0.45f), Next(random, 0.08f, 0.3f));
        _spheres = [.. Enumerable.Range(0, 4 + random.Next(5)).Select(_ => RandomSphere(random))];
    }

    /// <summary>The light that comes from a direction to the eye.</summary>
    public Vector3 Trace(Vector3 origin, Vector3 direction, int bounces = 2)
    {
        (float distance, Sphere? hit) = Nearest(origin, direction);
        float ground = direction.Y < -1e-4f ? -origin.Y / direction.Y : float.PositiveInfinity;
        if (hit is null && float.IsInfinity(ground))
            return Sky(direction);

        bool onGround = ground < distance;
        Vector3 point = origin + (direction * MathF.Min(distance, ground));
        Vector3 normal = onGround ? Vector3.UnitY : Vector3.Normalize(point - hit!.Center);
        Vector3 surface = onGround ? Ground(point) : Surface(hit!, point, ref normal);
        Vector3 light = surface * Illumination(point + (normal * 1e-3f), normal);
        if (!onGround && hit!.Mirror > 0 && bounces > 0)
        {
            Vector3 reflected = Trace(point + (normal * 1e-3f), Vector3.Reflect(direction, normal), bounces - 1);
            light = Vector3.Lerp(light, reflected, hit.Mirror);
        }

        float haze = 1 - MathF.Exp(-MathF.Min(distance, ground) * 0.012f);
        return Vector3.Lerp(light, new Vector3(0.6f, 0.7f, 0.82f), haze);
    }

    private static Sphere RandomSphere(Random random)
    {
        float radius = Next(random, 0.25f, 1.1f);
        var center = new Vector3(Next(random, -3.2f, 3.2f), radius, Next(random, 3.5f, 9f));
        var color = new Vector3(Next(random, 0.05f, 0.85f), Next(random, 0.05f, 0.85f), Next(random, 0.05f, 0.85f));
        return new Sphere(
            center,
            radius,
            color,
            random.Next(3) == 0 ? Next(random, 0.2f, 0.7f) : 0,
            Next(random, 0.1f, 0.9f)
        );
    }

    private static float Next(Random random, float low, float high) =>
        low + ((high - low) * (float)random.NextDouble());

    private (float Distance, Sphere? Hit) Nearest(Vector3 origin, Vector3 direction)
    {
        float nearest = float.PositiveInfinity;
        Sphere? hit = null;
        foreach (Sphere sphere in _spheres)
        {
            Vector3 to = origin - sphere.Center;
            float b = Vector3.Dot(to, direction);
            float discriminant = (b * b) - Vector3.Dot(to, to) + (sphere.Radius * sphere.Radius);
            if (discriminant < 0)
                continue;
            float distance = -b - MathF.Sqrt(discriminant);
            if (distance > 1e-3f && distance < nearest)
                (nearest, hit) = (distance, sphere);
        }

        return (nearest, hit);
    }

    private Vector3 Illumination(Vector3 point, Vector3 normal)
    {
        float sun = MathF.Max(0, Vector3.Dot(normal, _sun));
        if (sun > 0 && Nearest(point, _sun).Hit is not null)
            sun = 0;
        float sky = 0.5f + (0.5f * normal.Y);
        return (new Vector3(1.1f, 1.02f, 0.9f) * sun) + (new Vector3(0.22f, 0.27f, 0.36f) * sky);
    }

    private Vector3 Ground(Vector3 p)
    {
        float coarse = ValueNoise.Fractal(p * 0.7f, 4, _seed);
        float fine = ValueNoise.Fractal(p * 9f, 5, _seed + 7);
        return Vector3.Max(_ground * (1 + (0.5f * coarse) + (0.8f * fine)), new Vector3(0.01f));
    }

    private Vector3 Surface(Sphere sphere, Vector3 p, ref Vector3 normal)
    {
        float grain = ValueNoise.Fractal((p - sphere.Center) * 12f / sphere.Radius, 5, _seed + 13);
        normal = Vector3.Normalize(
            normal + (new Vector3(grain, ValueNoise.Fractal(p * 17f, 3, _seed + 17), -grain) * sphere.Grain * 0.25f)
        );
        return Vector3.Clamp(sphere.Color * (1 + (sphere.Grain * grain)), Vector3.Zero, Vector3.One);
    }

    private Vector3 Sky(Vector3 direction)
    {
        float height = MathF.Max(0, direction.Y);
        Vector3 blue = Vector3.Lerp(
            new Vector3(0.62f, 0.72f, 0.85f),
            new Vector3(0.14f, 0.3f, 0.68f),
            MathF.Sqrt(height)
        );
        float cloud = ValueNoise.Fractal(direction / (height + 0.15f) * 1.6f, 6, _seed + 23);
        return Vector3.Lerp(blue, new Vector3(0.95f), Math.Clamp((cloud - 0.05f) * 1.6f, 0, 0.9f));
    }
}
