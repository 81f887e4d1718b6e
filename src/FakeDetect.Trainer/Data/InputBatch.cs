using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;

namespace FakeDetect.Trainer.Data;

/// <summary>A batch as the network sees it.</summary>
/// <param name="Step">The step it is for.</param>
/// <param name="Count">Pictures.</param>
/// <param name="Side">The side of the crops, in pixels.</param>
/// <param name="Values">Count x 3 x Side x Side values.</param>
/// <param name="Labels">Count labels, 0 or 1.</param>
internal sealed record InputBatch(int Step, int Count, int Side, float[] Values, float[] Labels)
{
    /// <summary>The values of pictures of one size, one after the other.</summary>
    public static float[] Write(IInputWriter writer, IReadOnlyList<RgbImage> pictures)
    {
        int length = pictures[0].Pixels.Length;
        float[] values = new float[checked(pictures.Count * length)];
        for (int i = 0; i < pictures.Count; i++)
            writer.Write(pictures[i], CropPlan.Whole(pictures[i]), values.AsSpan(i * length, length));
        return values;
    }
}
