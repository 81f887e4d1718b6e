using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;

namespace FakeDetect.Inference.Network;

/// <summary>Pixels to the network's output: writes a part of a picture into a tensor and runs it.</summary>
internal sealed class TensorScorer(ITensorRunner runner, IInputWriter writer)
{
    /// <summary>Scores a part of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="crop">The part.</param>
    /// <param name="change">What is done to the part first; null: nothing.</param>
    /// <param name="includeMap">Whether the map of logits is wanted.</param>
    /// <param name="giveMemoryBack">Whether the memory that no run uses is returned to the system afterwards.</param>
    internal NetworkOutput Score(
        RgbImage image,
        CropPlan crop,
        Func<RgbImage, RgbImage>? change,
        bool includeMap,
        bool giveMemoryBack = false
    )
    {
        if (change is not null)
        {
            image = change(crop.Apply(image));
            crop = CropPlan.Whole(image);
        }

        using InputTensor tensor = new(1, crop.Width, crop.Height);
        writer.Write(image, crop, tensor.Picture(0));
        return runner.Run(tensor, includeMap, giveMemoryBack);
    }
}
