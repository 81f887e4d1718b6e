namespace FakeDetect.Help.Pages;

/// <summary>An example: its title, the lines to type, and the text with what it prints.</summary>
internal sealed record ExampleEntry(string Title, string Code, string Remarks);
