namespace FakeDetect.Models.Checkpoints;

/// <summary>The errors that all checkpoint readers share.</summary>
internal static class CheckpointErrors
{
    public static ModelInvalidException Truncated(string path, string what, Exception? inner = null) =>
        new(
            "CheckpointTruncated",
            path,
            $"'{path}' ends too early: {what}.",
            "Download or copy the file again and compare its size and hash with the source's.",
            inner
        );

    public static ModelInvalidException Damaged(string path, string what, Exception? inner = null) =>
        new(
            "CheckpointDamaged",
            path,
            $"'{path}' is damaged: {what}.",
            "Download or copy the file again and compare its size and hash with the source's.",
            inner
        );
}
