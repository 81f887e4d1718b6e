namespace FakeDetect.Help.Pages;

/// <summary>What a page says of a parameter.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Default">The value that is taken where none is given, in words; <c>None</c> where there is none.</param>
internal sealed record ParameterEntry(string Text, string Default);
