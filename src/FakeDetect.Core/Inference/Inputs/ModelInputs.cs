using FakeDetect.Models;

namespace FakeDetect.Inference.Inputs;

/// <summary>Chooses how pixels become a network's input.</summary>
public static class ModelInputs
{
    /// <summary>The writer that a card asks for.</summary>
    /// <exception cref="ModelInvalidException">The card names a kind that there is not.</exception>
    public static IInputWriter For(ModelInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Kind switch
        {
            ModelInput.Rgb => new RgbInput(input),
            ModelInput.Spectrum => new SpectrumInput(),
            _ => throw new ModelInvalidException(
                "ModelInputUnknown",
                input.Kind,
                $"The input kind '{input.Kind}' is not known. Use {ModelInput.Rgb} or {ModelInput.Spectrum}.",
                "Correct input.kind in model.json, or update FakeDetect."
            ),
        };
    }
}
