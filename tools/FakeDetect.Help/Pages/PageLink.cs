namespace FakeDetect.Help.Pages;

/// <summary>A related link; the address is empty where it leads to a help topic of that name.</summary>
internal sealed record PageLink(string Text, string Address);
