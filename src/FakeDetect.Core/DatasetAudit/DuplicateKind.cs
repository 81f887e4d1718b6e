namespace FakeDetect.DatasetAudit;

/// <summary>How alike the pictures of a group are.</summary>
public enum DuplicateKind
{
    /// <summary>The same file, byte for byte.</summary>
    SameFile,

    /// <summary>The same pixels in different files.</summary>
    SamePixels,

    /// <summary>Nearly the same picture: re-saved, resized, retouched, the next frame of a film, the other side of a translation.</summary>
    NearlySame,
}
