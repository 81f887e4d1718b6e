using System.Collections;
using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>An architecture is named in one place: everybody else asks the catalogue.</summary>
public sealed class ArchitectureConventionTests(DetectorSession session) : IClassFixture<DetectorSession>
{
    public static TheoryData<string> All => [.. Ids("All")];

    [Theory]
    [MemberData(nameof(All))]
    public void Its_id_stands_in_one_source_file(string id)
    {
        string file = Assert.Single(
            Repository.SourceFiles(),
            file => File.ReadAllText(file).Contains($"\"{id}\"", StringComparison.Ordinal)
        );

        Assert.Contains(Path.Combine("Models", "Graphs"), file, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_can_be_trained_are_offered_with_their_description_and_no_others()
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(
            session.Module.Runspace
        );
        const string Line = "Invoke-DetectorTraining -Architecture ";

        CompletionResult[] offered =
        [
            .. CommandCompletion.CompleteInput(Line, Line.Length, null, shell).CompletionMatches,
        ];

        Assert.Equal(Ids("Trainable"), offered.Select(match => match.CompletionText));
        Assert.All(
            offered,
            match => Assert.StartsWith(match.CompletionText + ": ", match.ToolTip, StringComparison.Ordinal)
        );
        Assert.NotEqual(Ids("All").Length, offered.Length);
    }

    [Fact]
    public void One_that_cannot_be_trained_is_refused_and_those_that_can_are_named()
    {
        RunResult result = session.Run("Invoke-DetectorTraining $args[0] x -Architecture npr -WhatIf", Repository.Root);

        Assert.Equal(["ParameterArgumentValidationError"], result.ErrorIds);
        Assert.All(
            Ids("Trainable"),
            id => Assert.Contains(id, result.Errors[0].Exception.Message, StringComparison.Ordinal)
        );
    }

    private static string[] Ids(string list)
    {
        IEnumerable architectures = (IEnumerable)
            EngineTypes.Find("FakeDetect.Models.Graphs.ArchitectureCatalog").GetProperty(list)!.GetValue(null)!;
        return [.. architectures.Cast<object>().Select(a => (string)a.GetType().GetProperty("Id")!.GetValue(a)!)];
    }
}
