namespace FakeDetect.Help.Pages;

/// <summary>A heading and what stands below it.</summary>
internal sealed record NamedText(string Name, string Text);
