using System.Text;
using FakeDetect.Imaging;
using FakeDetect.Trainer.Native;

namespace FakeDetect.Trainer.Tests;

/// <summary>A temporary folder with labelled pictures: smooth ones as real, the same with a checkerboard laid over as fake.</summary>
internal sealed class PictureSandbox : IDisposable
{
    static PictureSandbox() => TorchLibrary.Load();

    public PictureSandbox() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "fakedetect-" + Guid.NewGuid().ToString("N"));

    public string Pictures => Path.Combine(Root, "pictures");

    /// <summary>Sets of pictures for both labels: 0_real/a, 0_real/b, ... and 1_fake/a, ...</summary>
    public PictureSandbox WithSets(int sets, int picturesEach, int side = 40)
    {
        for (int s = 0; s < sets; s++)
        {
            for (int i = 0; i < picturesEach; i++)
            {
                Write($"0_real/real{s}/{i}.ppm", Picture(side, side, s * 100 + i, fake: false));
                Write($"1_fake/fake{s}/{i}.ppm", Picture(side, side, s * 100 + i + 50, fake: true));
            }
        }

        return this;
    }

    /// <summary>Writes a picture below <see cref="Pictures"/> as PPM.</summary>
    public string Write(string name, RgbImage image)
    {
        string path = Path.Combine(Pictures, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(
            path,
            [.. Encoding.ASCII.GetBytes($"P6\n{image.Width} {image.Height}\n255\n"), .. image.Pixels]
        );
        return path;
    }

    /// <summary>A smooth picture, with a checkerboard of a few levels where it is a fake.</summary>
    public static RgbImage Picture(int width, int height, int seed, bool fake)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                {
                    double wave =
                        110
                        + 60 * Math.Sin((x * (1 + seed % 5) + seed) / 15.0 + c)
                        + 40 * Math.Cos((y * (1 + seed % 3) + 2 * seed) / 18.0);
                    double trace = fake ? ((x + y) % 2 == 0 ? 14 : -14) : 0;
                    pixels[3 * (y * width + x) + c] = (byte)Math.Clamp(wave + trace, 0, 255);
                }
            }
        }

        return new RgbImage(width, height, pixels);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
