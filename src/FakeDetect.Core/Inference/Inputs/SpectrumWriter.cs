using System.Numerics;
using FakeDetect.Imaging;
using FakeDetect.Numerics;

namespace FakeDetect.Inference.Inputs;

/// <summary>
/// The spectrum of each channel as Zhang, Karaman and Chang (WIFS 2019) feed it to their classifier: Fourier transform of
/// v / 255, not shifted and not windowed; x = log(|F| + 0.001); (x - p5) / (p95 - p5) * 2 - 1, clipped to -1..1, where p5
/// and p95 are the map's percentiles (numpy's linear ones). The picture's energy is discarded with them. In float64; the
/// card's mean and deviation play no part.
/// </summary>
public sealed class SpectrumWriter : IInputWriter
{
    /// <inheritdoc/>
    public void Write(RgbImage image, CropPlan crop, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        RgbImage part = crop.Apply(image);
        int plane = part.Width * part.Height;
        Complex[] values = new Complex[plane];
        double[] logs = new double[plane];
        for (int channel = 0; channel < 3; channel++)
        {
            for (int i = 0; i < plane; i++)
                values[i] = part.Pixels[(3 * i) + channel] / 255.0;
            FourierTransform.Forward(values, part.Width, part.Height);
            for (int i = 0; i < plane; i++)
                logs[i] = Math.Log(values[i].Magnitude + 1e-3);
            Normalize(logs, destination.Slice(channel * plane, plane));
        }
    }

    private static void Normalize(double[] logs, Span<float> target)
    {
        double[] sorted = [.. logs];
        Array.Sort(sorted);
        double low = Percentile(sorted, 0.05);
        double range = Percentile(sorted, 0.95) - low;
        // A picture of one colour has no spectrum to speak of.
        for (int i = 0; i < logs.Length; i++)
            target[i] = range > 0 ? (float)Math.Clamp(((logs[i] - low) / range * 2) - 1, -1, 1) : 0f;
    }

    private static double Percentile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + ((at - below) * (next - sorted[below]));
    }
}
