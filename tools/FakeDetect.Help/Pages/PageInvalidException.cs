namespace FakeDetect.Help.Pages;

/// <summary>A page that lacks something or says something of what is not there.</summary>
internal sealed class PageInvalidException(string file, string reason) : Exception($"{file}: {reason}.");
