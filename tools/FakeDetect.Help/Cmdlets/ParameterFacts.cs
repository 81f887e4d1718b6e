namespace FakeDetect.Help.Cmdlets;

/// <summary>A parameter, in one set or, where the sets agree, in all.</summary>
internal sealed record ParameterFacts
{
    internal required string Name { get; init; }

    /// <summary>The type as users write it, such as <c>string[]</c>.</summary>
    internal required string Type { get; init; }

    internal required bool IsSwitch { get; init; }

    internal required bool IsMandatory { get; init; }

    /// <summary>The position from 0; null: by name only.</summary>
    internal required int? Position { get; init; }

    /// <summary>False, True (ByValue), True (ByPropertyName) or True (ByPropertyName, ByValue).</summary>
    internal required string PipelineInput { get; init; }

    internal required bool AcceptsWildcards { get; init; }

    internal required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The values that may be given, where they are few; else empty.</summary>
    internal required IReadOnlyList<string> Values { get; init; }

    /// <summary>The names of the sets that have it; <c>(All)</c> for all.</summary>
    internal required string Sets { get; init; }

    /// <summary>What the attribute says of it: a first draft of its text.</summary>
    internal required string HelpMessage { get; init; }
}
