namespace FakeDetect.Help.Pages;

/// <summary>The prose of a cmdlet's page: what a machine cannot know.</summary>
internal sealed record CommandPage
{
    /// <summary>The file it was read from.</summary>
    internal required string File { get; init; }

    internal required string Name { get; init; }

    internal required string Synopsis { get; init; }

    internal required string Description { get; init; }

    internal required IReadOnlyList<ExampleEntry> Examples { get; init; }

    /// <summary>Name of the parameter, and what is said of it.</summary>
    internal required IReadOnlyDictionary<string, ParameterEntry> Parameters { get; init; }

    /// <summary>Name of a type, and what is said of it.</summary>
    internal required IReadOnlyList<NamedText> Inputs { get; init; }

    /// <summary>Name of a type, and what is said of it.</summary>
    internal required IReadOnlyList<NamedText> Outputs { get; init; }

    internal required string Notes { get; init; }

    internal required IReadOnlyList<PageLink> Links { get; init; }
}
