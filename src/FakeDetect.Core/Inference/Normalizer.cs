using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference;

/// <summary>
/// Bytes to the network's input: ((v / 255) - mean) / deviation, each step rounded to float32, true divisions, by a table
/// of 3 x 256 values. Bit-exact with torchvision's ToTensor and Normalize.
/// </summary>
public sealed class Normalizer
{
    private readonly float[] _table = new float[3 * 256];

    /// <summary>Makes the table.</summary>
    public Normalizer(ModelInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        for (int channel = 0; channel < 3; channel++)
        {
            for (int v = 0; v < 256; v++)
                _table[(channel * 256) + v] = ((v / 255f) - input.Mean[channel]) / input.Deviation[channel];
        }
    }

    /// <summary>The table: channel R, G, B, and in each the value of bytes 0 to 255.</summary>
    public ReadOnlySpan<float> Table => _table;

    /// <summary>Writes a picture as three planes R, G, B.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="destination">3 x height x width values.</param>
    public void Write(RgbImage image, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        int plane = image.Width * image.Height;
        Span<float> red = destination[..plane];
        Span<float> green = destination.Slice(plane, plane);
        Span<float> blue = destination.Slice(2 * plane, plane);
        ReadOnlySpan<float> table = _table;
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int i = 0; i < plane; i++)
        {
            red[i] = table[pixels[3 * i]];
            green[i] = table[256 + pixels[(3 * i) + 1]];
            blue[i] = table[512 + pixels[(3 * i) + 2]];
        }
    }
}
