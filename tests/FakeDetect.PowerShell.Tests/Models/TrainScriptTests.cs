using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Models;

/// <summary>The script that trains the default detector again: hours, so only what it would do is looked at.</summary>
public sealed class TrainScriptTests : IDisposable
{
    private static readonly string s_folder = Path.Combine(
        Repository.Root,
        "models",
        "aligned-mobilenetv2",
        "training"
    );

    private readonly Sandbox _sandbox = new();
    private readonly ModuleSession _session = new();

    [Fact]
    public void Every_run_of_the_default_detector_can_be_started_from_its_recipe()
    {
        string pairs = _sandbox.PathOf("pairs"),
            start = _sandbox.PathOf("start.safetensors"),
            output = _sandbox.PathOf("again");
        Directory.CreateDirectory(_sandbox.PathOf("train"));
        File.WriteAllBytes(start, []);
        foreach (
            string network in File.ReadLines(Path.Combine(s_folder, "pairs.tsv"))
                .Skip(1)
                .Select(l => l.Split('\t')[0])
                .Distinct()
        )
            Directory.CreateDirectory(Path.Combine(pairs, network));

        // A network that the script names and pairs.tsv does not have is a path that does not exist: an error.
        RunResult result = _session.Run(
            "& $args[0] -TrainPath $args[1] -StartWeights $args[2] -PairPath $args[3] -OutputPath $args[4] -WhatIf",
            Path.Combine(s_folder, "train.ps1"),
            _sandbox.PathOf("train"),
            start,
            pairs,
            output
        );

        Assert.Empty(result.ThrowIfFailed());
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Its_runs_are_those_of_the_recipes_beside_it()
    {
        string script = File.ReadAllText(Path.Combine(s_folder, "train.ps1"));
        string[] recipes = Directory.GetFiles(Path.Combine(s_folder, "stages"));
        Assert.NotEmpty(recipes);
        Assert.All(
            recipes,
            recipe =>
                Assert.Contains($"@('{Path.GetFileNameWithoutExtension(recipe)}'", script, StringComparison.Ordinal)
        );
    }

    public void Dispose()
    {
        _session.Dispose();
        _sandbox.Dispose();
    }
}
