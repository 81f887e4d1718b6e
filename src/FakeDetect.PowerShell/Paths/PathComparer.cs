namespace FakeDetect;

/// <summary>When two absolute paths name the same thing: case counts on Linux alone.</summary>
internal static class PathComparer
{
    internal static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? StringComparer.OrdinalIgnoreCase
            : StringComparer.Ordinal;
}
