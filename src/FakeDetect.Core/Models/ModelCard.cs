using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FakeDetect.Models;

/// <summary>
/// model.json: all that is needed to use a model as it was trained, and to judge it. Preprocessing is data of the model,
/// not an option of the user.
/// </summary>
public sealed record ModelCard
{
    /// <summary>Version of this layout; 1.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model's own version.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>One sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>The architecture's id: <c>resnet50</c>, <c>resnet50-nodown</c>, <c>mobilenetv2</c>, <c>ferretnet</c>, ...</summary>
    public required string Architecture { get; init; }

    /// <summary>How pixels become the input tensor.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>Stride and halo for tiles; null: the network is not known well enough to be tiled exactly.</summary>
    public ModelTiling? Tiling { get; init; }

    /// <summary>The epsilon of batch normalisation that is folded into the weights; null: the architecture's default.</summary>
    public double? BatchNormEpsilon { get; init; }

    /// <summary>The view that the threshold was chosen for: <c>CenterCrop</c>, <c>Full</c> or <c>Tiles</c>.</summary>
    public string View { get; init; } = "CenterCrop";

    /// <summary>The views that the network can do; null: all three.</summary>
    public IReadOnlyList<string>? Views { get; init; }

    /// <summary>True for a network that takes pictures of <see cref="CropSize"/> and no other size.</summary>
    public bool FixedSize { get; init; }

    /// <summary>The side of the crop (or tile), in pixels.</summary>
    public int CropSize { get; init; } = 224;

    /// <summary>What a verdict is made of; null: <see cref="View"/>, with black around small pictures.</summary>
    public ModelScoring? Scoring { get; init; }

    /// <summary>A picture is called fake when its probability is above this (strictly), 0 to 1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Below this probability a picture is called real, and inconclusive from here to <see cref="Threshold"/>; null: no such band.</summary>
    public double? RealBelow { get; init; }

    /// <summary>SHA-256 of model.onnx, 64 lower-case hexadecimal digits. A model that differs is refused.</summary>
    public required string OnnxSha256 { get; init; }

    /// <summary>Licence of the weights, SPDX id or a sentence.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Where the weights came from: file, hash, tool.</summary>
    public string Provenance { get; init; } = "";

    /// <summary>Data and recipe of the training; free form.</summary>
    public JsonObject? Training { get; init; }

    /// <summary>What was measured, how and when; free form.</summary>
    public JsonObject? Results { get; init; }

    /// <summary>Calibration parameters; null when none was made.</summary>
    public JsonObject? Calibration { get; init; }

    /// <summary>Fields that this version does not know; kept when the card is written again.</summary>
    /// <remarks>Settable because source generation cannot bind extension data to an init-only property.</remarks>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
