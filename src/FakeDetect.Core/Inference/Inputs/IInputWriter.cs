using FakeDetect.Imaging;

namespace FakeDetect.Inference.Inputs;

/// <summary>Pixels to what a network sees: the same for training, scoring and measuring.</summary>
public interface IInputWriter
{
    /// <summary>Writes a part of a picture as three planes. What lies outside of the picture is black, byte 0.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="crop">The part.</param>
    /// <param name="destination">3 x height x width values.</param>
    void Write(RgbImage image, CropPlan crop, Span<float> destination);
}
