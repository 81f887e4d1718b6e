using System.Text.Json;
using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.Spectra;

/// <summary>golden/spectra/spectra.json, which golden/spectra/spectra.py made with OpenCV, numpy and scipy.</summary>
internal static class GoldenSpectra
{
    public static JsonElement Root { get; } =
        JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "spectra", "spectra.json")))
            .RootElement;

    public static int Size => Root.GetProperty("size").GetInt32();

    public static IEnumerable<JsonElement> Cases => Root.GetProperty("pictures").EnumerateArray();

    /// <summary>The formula of the script's pictures.</summary>
    public static RgbImage PictureOf(JsonElement one)
    {
        int seed = one.GetProperty("seed").GetInt32();
        int width = one.GetProperty("width").GetInt32(),
            height = one.GetProperty("height").GetInt32();
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                {
                    int texture = ((x * x * 3) + (y * y * 5) + (x * y * 7) + (c * 97) + (seed * 131)) % 251;
                    int ramp = ((x * 2) + y + (c * 20)) % 256;
                    pixels[(3 * ((y * width) + x)) + c] = (byte)((texture + (3 * ramp)) / 4);
                }
            }
        }
        return new RgbImage(width, height, pixels);
    }
}
