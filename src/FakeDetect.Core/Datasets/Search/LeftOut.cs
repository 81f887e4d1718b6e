namespace FakeDetect.Datasets.Search;

/// <summary>Why a search left something out.</summary>
public enum LeftOutReason
{
    /// <summary>The file is no picture and is not called like one.</summary>
    NoPicture,

    /// <summary>The file is called like a picture, or is one of a format that is not decoded here, or cannot be opened.</summary>
    Refused,

    /// <summary>The picture or folder is hidden.</summary>
    Hidden,

    /// <summary>The folder is a link, and links are not followed.</summary>
    LinkedFolder,

    /// <summary>The folder is a link to a folder above it.</summary>
    CircularLink,

    /// <summary>The folder cannot be listed.</summary>
    UnreadableFolder,

    /// <summary>No folder above the picture is named as a label.</summary>
    NoLabel,

    /// <summary>The folders above the picture name both labels.</summary>
    TwoLabels,

    /// <summary>The folder has folders that are named as labels, and no picture in them.</summary>
    EmptySet,
}

/// <summary>A file or folder that a search left out.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Reason">Why.</param>
/// <param name="Error">The failure, where it is one: of a refused file, of a folder that cannot be listed.</param>
public sealed record LeftOut(string Path, LeftOutReason Reason, FakeDetectException? Error = null);
