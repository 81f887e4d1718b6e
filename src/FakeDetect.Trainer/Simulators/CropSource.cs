using FakeDetect.Imaging;
using FakeDetect.Trainer.Data;
using static TorchSharp.torch;

namespace FakeDetect.Trainer.Simulators;

/// <summary>Random crops of real pictures, at least S on both sides, flipped at random: [N,3,S,S] in -1..1. A function of the seed alone.</summary>
internal sealed class CropSource(PictureStore store, IReadOnlyList<string> pictures, int side, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Draws a batch.</summary>
    public Tensor Next(int count)
    {
        int plane = side * side;
        var values = new float[count * 3 * plane];
        for (int i = 0; i < count; i++)
        {
            string path = pictures[_random.Next(pictures.Count)];
            RgbImage picture =
                store.Find(path)
                ?? throw new DatasetInvalidException(
                    "PicturesUnreadable",
                    path,
                    $"'{path}' was readable earlier but cannot be read now.",
                    "Do not move or change the pictures during a training."
                );
            int left = _random.Next(picture.Width - side + 1);
            int top = _random.Next(picture.Height - side + 1);
            Copy(picture, left, top, flip: _random.Next(2) == 1, values.AsSpan(i * 3 * plane, 3 * plane));
        }

        return tensor(values, [count, 3, side, side]);
    }

    private void Copy(RgbImage picture, int left, int top, bool flip, Span<float> planes)
    {
        int plane = side * side;
        for (int y = 0; y < side; y++)
        {
            ReadOnlySpan<byte> row = picture.Pixels.AsSpan(3 * (((top + y) * picture.Width) + left), 3 * side);
            for (int x = 0; x < side; x++)
            {
                int from = 3 * (flip ? side - 1 - x : x);
                int to = (y * side) + x;
                for (int c = 0; c < 3; c++)
                    planes[to + (c * plane)] = (row[from + c] / 127.5f) - 1f;
            }
        }
    }
}
