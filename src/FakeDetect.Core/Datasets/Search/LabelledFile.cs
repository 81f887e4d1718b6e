namespace FakeDetect.Datasets.Search;

/// <summary>A file of a test set with its label.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="Path">The path from the folder that was searched, with '/' on every platform: its name in reports and scores files.</param>
/// <param name="Class">The class folder it lies in, or "" in a set without classes.</param>
/// <param name="IsFake">The label.</param>
public sealed record LabelledFile(string FullPath, string Path, string Class, bool IsFake);
