namespace FakeDetect.Inference.Views;

/// <summary>Which pixels of a picture the detector sees.</summary>
public enum DetectorView
{
    /// <summary>The central square, the model's card says what becomes of smaller pictures; the reference's <c>CenterCrop</c>.</summary>
    CenterCrop,

    /// <summary>The whole picture at its own size; large ones by overlapping tiles whose joined logit map is the untiled one.</summary>
    Full,

    /// <summary>Squares side by side over the whole picture, each scored alone; the logit is the mean of theirs.</summary>
    Tiles,

    /// <summary>What the model's card names: its crops where it has a field <c>scoring.parts</c>, else its view.</summary>
    Model,
}
