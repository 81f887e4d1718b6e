using FakeDetect.Imaging;
using FakeDetect.Models;

namespace FakeDetect.Inference.Inputs;

/// <summary>
/// Bytes to the network's input: ((v / 255) - mean) / deviation, each step rounded to float32, true divisions, by a table
/// of 3 x 256 values. Bit-exact with torchvision's ToTensor and Normalize.
/// </summary>
public sealed class RgbInput : IInputWriter
{
    private readonly float[] _table = new float[3 * 256];

    /// <summary>Makes the table.</summary>
    public RgbInput(ModelInput input)
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

    /// <inheritdoc/>
    public void Write(RgbImage image, CropPlan crop, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        int plane = checked(crop.Width * crop.Height);
        CropPlan inside = crop.Inside(image);
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<float> table = _table.AsSpan(channel * 256, 256);
            Span<float> target = destination.Slice(channel * plane, plane);
            if (inside != crop)
                target.Fill(table[0]);
            for (int y = inside.Top; y < inside.Top + inside.Height; y++)
            {
                ReadOnlySpan<byte> row = inside.Row(image, y);
                Span<float> line = target.Slice((y - crop.Top) * crop.Width + inside.Left - crop.Left, inside.Width);
                for (int x = 0, i = channel; x < line.Length; x++, i += 3)
                    line[x] = table[row[i]];
            }
        }
    }
}
