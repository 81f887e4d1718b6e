using FakeDetect.Imaging;
using FakeDetect.Inference.Network;

namespace FakeDetect.Inference.Views;

/// <summary>
/// The maps of several crops laid over the picture: cells of one stride from the picture's upper left corner, each the
/// weighted mean of what the crops say that hold its middle. Where no crop lies the value is NaN: not seen.
/// </summary>
internal static class CropMosaic
{
    /// <summary>Lays the maps over the picture.</summary>
    /// <param name="image">The original picture.</param>
    /// <param name="crops">The crops.</param>
    /// <param name="outputs">What the network said of each, with its map.</param>
    /// <param name="weightOf">The weight of a part.</param>
    /// <param name="options">How far cells are apart.</param>
    /// <returns>The map; null where the network gives none.</returns>
    internal static LogitMap? Of(
        RgbImage image,
        IReadOnlyList<PictureCrop> crops,
        IReadOnlyList<NetworkOutput> outputs,
        Func<int, double> weightOf,
        LogitMapOptions options
    )
    {
        if (outputs[0].Map is null)
            return null;
        int stride = options.StrideOf(outputs[0], crops[0].Plan);
        int width = (image.Width + stride - 1) / stride,
            height = (image.Height + stride - 1) / stride;
        float[] values = new float[checked(width * height)];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                values[(y * width) + x] = At((x + 0.5) * stride, (y + 0.5) * stride, crops, outputs, weightOf);
        }

        return new LogitMap(width, height, values, stride, 0, 0);
    }

    private static float At(
        double x,
        double y,
        IReadOnlyList<PictureCrop> crops,
        IReadOnlyList<NetworkOutput> outputs,
        Func<int, double> weightOf
    )
    {
        (double sum, double weights) = (0, 0);
        for (int i = 0; i < crops.Count; i++)
        {
            CropPlace place = crops[i].Place;
            int column = (int)Math.Floor((x - place.Left) / place.Width * outputs[i].MapWidth),
                row = (int)Math.Floor((y - place.Top) / place.Height * outputs[i].MapHeight);
            if ((uint)column >= (uint)outputs[i].MapWidth || (uint)row >= (uint)outputs[i].MapHeight)
                continue;
            double weight = weightOf(crops[i].Part);
            sum += weight * outputs[i].Map![(row * outputs[i].MapWidth) + column];
            weights += weight;
        }

        return weights > 0 ? (float)(sum / weights) : float.NaN;
    }
}
