namespace FakeDetect;

/// <summary>Which pixels of a picture a detector sees.</summary>
public enum ImageView
{
    /// <summary>The central square; padded with black where the picture is smaller.</summary>
    CenterCrop,

    /// <summary>The whole picture at its own size.</summary>
    Full,

    /// <summary>Squares side by side over the whole picture, each scored alone; the logit is their mean.</summary>
    Tiles,
}
