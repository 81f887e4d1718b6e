using System.Numerics;

namespace FakeDetect.SampleScenes;

/// <summary>A ball of a scene.</summary>
/// <param name="Center">Its centre; y is up, the ground is y = 0.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Color">Reflectance of its surface, linear RGB 0..1.</param>
/// <param name="Mirror">Share of light that it reflects like a mirror, 0..1.</param>
/// <param name="Grain">Strength of the surface's fine texture, 0..1.</param>
internal sealed record Sphere(Vector3 Center, float Radius, Vector3 Color, float Mirror, float Grain);
