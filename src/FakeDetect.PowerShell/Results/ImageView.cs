namespace FakeDetect;

/// <summary>Which pixels of a picture a detector sees.</summary>
public enum ImageView
{
    /// <summary>The central square; the model's card says what becomes of a smaller picture.</summary>
    CenterCrop,

    /// <summary>The whole picture at its own size.</summary>
    Full,

    /// <summary>Squares side by side over the whole picture, each scored alone; the logit is their mean.</summary>
    Tiles,

    /// <summary>What the model's card names: its own crops, or its own view.</summary>
    Model,
}
