using System.Numerics;
using FakeDetect.Imaging;

namespace FakeDetect.SampleScenes;

/// <summary>
/// A simulated camera: perspective, a slightly soft lens, a Bayer mosaic (RGGB), photon and read noise, 12-bit
/// quantisation, bilinear demosaicing, white balance, sRGB transfer curve, mild sharpening.
/// </summary>
internal sealed class Camera(int width, int height, int seed)
{
    private const int RaysPerPixel = 9;
    private const float Electrons = 2500f; // at full exposure: the noise of a small sensor in daylight
    private const float ReadNoise = 6f;
    private readonly Random _random = new(seed);

    /// <summary>Takes the picture.</summary>
    public RgbImage Shoot(Scene scene)
    {
        float[] raw = Expose(scene);
        Vector3[] color = Demosaic(raw);
        var pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                Develop(color, x, y, pixels.AsSpan(3 * ((y * width) + x)));
        }

        return new RgbImage(width, height, pixels);
    }

    private float[] Expose(Scene scene)
    {
        var raw = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                float light = Channel(Light(scene, x, y) * new Vector3(0.55f, 0.9f, 0.6f), x, y);
                float electrons = MathF.Min(light, 1.05f) * Electrons;
                float noisy = electrons + (Gaussian() * MathF.Sqrt(electrons + (ReadNoise * ReadNoise)));
                raw[(y * width) + x] = Math.Clamp(MathF.Round(noisy / Electrons * 4095f), 0, 4095) / 4095f;
            }
        }

        return raw;
    }

    // The rays of a pixel spread over 1.6 pixels: lens and anti-aliasing filter.
    private Vector3 Light(Scene scene, int x, int y)
    {
        var eye = new Vector3(0, 1.3f, -1.5f);
        Vector3 sum = Vector3.Zero;
        for (int i = 0; i < RaysPerPixel; i++)
        {
            float u =
                (x + 0.5f + (1.6f * ((((i % 3) + (float)_random.NextDouble()) / 3) - 0.5f)) - (width / 2f)) / height;
            float v =
                (y + 0.5f + (1.6f * ((((i / 3) + (float)_random.NextDouble()) / 3) - 0.5f)) - (height / 2f)) / height;
            sum += scene.Trace(eye, Vector3.Normalize(new Vector3(u, -v - 0.08f, 1f)));
        }

        return sum / RaysPerPixel;
    }

    private static float Channel(Vector3 color, int x, int y) =>
        (x & 1, y & 1) switch
        {
            (0, 0) => color.X,
            (1, 1) => color.Z,
            _ => color.Y,
        };

    private Vector3[] Demosaic(float[] raw)
    {
        var color = new Vector3[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                Vector3 sum = Vector3.Zero,
                    weight = Vector3.Zero;
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        int px = Math.Clamp(x + dx, 0, width - 1),
                            py = Math.Clamp(y + dy, 0, height - 1);
                        float w = (dx == 0 ? 2 : 1) * (dy == 0 ? 2 : 1);
                        Vector3 mask = Mask(px, py);
                        sum += mask * (w * raw[(py * width) + px]);
                        weight += mask * w;
                    }
                }

                color[(y * width) + x] = sum / weight * new Vector3(1 / 0.55f, 1 / 0.9f, 1 / 0.6f);
            }
        }

        return color;
    }

    private static Vector3 Mask(int x, int y) =>
        (x & 1, y & 1) switch
        {
            (0, 0) => Vector3.UnitX,
            (1, 1) => Vector3.UnitZ,
            _ => Vector3.UnitY,
        };

    private void Develop(Vector3[] color, int x, int y, Span<byte> pixel)
    {
        Vector3 center = color[(y * width) + x];
        Vector3 around = (At(color, x - 1, y) + At(color, x + 1, y) + At(color, x, y - 1) + At(color, x, y + 1)) / 4;
        Vector3 sharp = Vector3.Clamp(center + ((center - around) * 0.6f), Vector3.Zero, Vector3.One);
        pixel[0] = Encode(sharp.X);
        pixel[1] = Encode(sharp.Y);
        pixel[2] = Encode(sharp.Z);
    }

    private Vector3 At(Vector3[] color, int x, int y) =>
        color[(Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)];

    // sRGB transfer curve, IEC 61966-2-1.
    private static byte Encode(float linear)
    {
        float v = linear <= 0.0031308f ? 12.92f * linear : (1.055f * MathF.Pow(linear, 1 / 2.4f)) - 0.055f;
        return (byte)MathF.Round(255f * Math.Clamp(v, 0, 1));
    }

    private float Gaussian()
    {
        double u = 1 - _random.NextDouble(),
            v = _random.NextDouble();
        return (float)(Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
    }
}
