namespace FakeDetect;

/// <summary>An absolute path of the file system, and how it was found.</summary>
/// <param name="Path">The path as .NET takes it.</param>
/// <param name="FromWildcard">True when a wildcard matched it, false when it was named.</param>
internal readonly record struct ResolvedPath(string Path, bool FromWildcard);
