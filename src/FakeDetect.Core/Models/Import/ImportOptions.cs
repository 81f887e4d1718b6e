namespace FakeDetect.Models.Import;

/// <summary>What a published file does not say of itself. Null: the architecture's default.</summary>
public sealed record ImportOptions
{
    /// <summary>The defaults.</summary>
    public static ImportOptions Default { get; } = new();

    /// <summary>The model's folder; null: a folder of the model's name among the user's models.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The model's name; null: the output folder's, or the file's without extension.</summary>
    public string? Name { get; init; }

    /// <summary>The architecture's id; null: recognised from the tensors.</summary>
    public string? Architecture { get; init; }

    /// <summary>How pixels become the input tensor.</summary>
    public ModelInput? Input { get; init; }

    /// <summary>True where the network wants its planes in the order blue, green, red. ONNX files only.</summary>
    public bool BlueFirst { get; init; }

    /// <summary>The probability above which a picture is called fake, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The view that the threshold is meant for: <c>CenterCrop</c>, <c>Full</c> or <c>Tiles</c>.</summary>
    public string? View { get; init; }

    /// <summary>The side of the centre crop or tile, in pixels.</summary>
    public int? CropSize { get; init; }

    /// <summary>Batch normalisation's epsilon.</summary>
    public double? BatchNormEpsilon { get; init; }

    /// <summary>One sentence for the card.</summary>
    public string? Description { get; init; }

    /// <summary>Licence of the weights, as their publisher states it.</summary>
    public string? Licence { get; init; }

    /// <summary>Where the file came from: an address, a paper.</summary>
    public string? Source { get; init; }

    /// <summary>Replaces a model that is there.</summary>
    public bool Overwrite { get; init; }
}
