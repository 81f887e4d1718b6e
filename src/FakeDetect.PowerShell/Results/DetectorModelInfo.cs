using System.Management.Automation;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect;

/// <summary>A model as Get-DetectorModel lists it: what its card says, and where it lies.</summary>
public sealed class DetectorModelInfo
{
    internal DetectorModelInfo(DetectorModel model, bool isDefault, bool isShadowed)
    {
        ModelCard card = model.Card;
        ScoringView view = ScoringView.Of(card);
        Name = card.Name;
        Version = card.Version;
        Description = card.Description;
        Architecture = card.Architecture;
        InputKind = card.Input.Kind;
        View = (ImageView)view.Kind;
        ViewName = view.FullName;
        CropSize = card.CropSize;
        Threshold = card.Threshold;
        RealBelow = card.RealBelow;
        Sha256 = card.OnnxSha256;
        Length = new FileInfo(model.OnnxPath).Length;
        Licence = card.Licence;
        Provenance = card.Provenance;
        Training = JsonProperties.Of(card.Training);
        Results = JsonProperties.Of(card.Results);
        Calibration = JsonProperties.Of(card.Calibration);
        Path = model.Folder;
        IsDefault = isDefault;
        IsShadowed = isShadowed;
    }

    /// <summary>The name that -Model takes: that of the folder.</summary>
    public string Name { get; }

    /// <summary>The model's own version.</summary>
    public string Version { get; }

    /// <summary>One sentence.</summary>
    public string Description { get; }

    /// <summary>The network: resnet50, mobilenetv2, ...</summary>
    public string Architecture { get; }

    /// <summary>What the network sees: Rgb or Spectrum.</summary>
    public string InputKind { get; }

    /// <summary>The view that the threshold was chosen for.</summary>
    public ImageView View { get; }

    /// <summary>The view in full, as scores files and calibrations name it: such as InnerFive/Whole.</summary>
    public string ViewName { get; }

    /// <summary>The side of the crop or tile in pixels.</summary>
    public int CropSize { get; }

    /// <summary>A picture is called fake when its probability is above this.</summary>
    public double Threshold { get; }

    /// <summary>A picture is called real below this, and inconclusive from here to the threshold; null where there is no such band.</summary>
    public double? RealBelow { get; }

    /// <summary>SHA-256 of model.onnx, checked when the model was listed.</summary>
    public string Sha256 { get; }

    /// <summary>Bytes of model.onnx.</summary>
    public long Length { get; }

    /// <summary>The licence of the weights.</summary>
    public string Licence { get; }

    /// <summary>Where the weights came from.</summary>
    public string Provenance { get; }

    /// <summary>Data and recipe of the training, as the card has them.</summary>
    public PSObject? Training { get; }

    /// <summary>What was measured, as the card has it.</summary>
    public PSObject? Results { get; }

    /// <summary>Calibration parameters, as the card has them.</summary>
    public PSObject? Calibration { get; }

    /// <summary>The absolute path of the model's folder.</summary>
    public string Path { get; }

    /// <summary>True for the model that is meant where none is named.</summary>
    public bool IsDefault { get; }

    /// <summary>True where a model of the same name is found first: this one is reached by its path only.</summary>
    public bool IsShadowed { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
