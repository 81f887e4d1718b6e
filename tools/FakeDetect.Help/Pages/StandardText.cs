using FakeDetect.Help.Cmdlets;

namespace FakeDetect.Help.Pages;

/// <summary>The text of a parameter that nobody has described yet.</summary>
internal static class StandardText
{
    internal static string Of(ParameterFacts parameter) =>
        parameter.Name switch
        {
            "WhatIf" => "Says what would happen, and does nothing.",
            "Confirm" => "Asks before anything is done.",
            _ => parameter.HelpMessage,
        };
}
