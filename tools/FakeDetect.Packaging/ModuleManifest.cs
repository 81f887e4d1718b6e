using System.Collections;
using System.Management.Automation.Language;

namespace FakeDetect.Packaging;

/// <summary>What a package takes from the module manifest.</summary>
internal sealed record ModuleManifest
{
    public required Version Version { get; init; }

    /// <summary>Letters and digits after the version; empty for a release.</summary>
    public required string Prerelease { get; init; }

    public required string Author { get; init; }

    public required string Copyright { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<string> Cmdlets { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>As packages write it: 0.1.0-dev.</summary>
    public string PackageVersion => Prerelease.Length > 0 ? $"{Version}-{Prerelease}" : Version.ToString();

    /// <summary>Reads the manifest as data: nothing in it is run.</summary>
    /// <exception cref="PackagingException">It is no manifest, or a field is missing.</exception>
    public static ModuleManifest Read(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(path, out _, out ParseError[] errors);
        if (errors.Length > 0)
            throw new PackagingException($"{path}: {errors[0].Message}");
        if (
            script.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)?.Parent.Parent
                is not PipelineAst pipeline
            || pipeline.GetPureExpression()?.SafeGetValue() is not Hashtable fields
        )
            throw new PackagingException($"{path} holds no table.");

        Hashtable data = (fields["PrivateData"] as Hashtable)?["PSData"] as Hashtable ?? [];
        string Text(string name) =>
            fields[name] as string ?? throw new PackagingException($"{path}: {name} is missing.");
        return new ModuleManifest
        {
            Version = Version.Parse(Text("ModuleVersion")),
            Prerelease = data["Prerelease"] as string ?? "",
            Author = Text("Author"),
            Copyright = Text("Copyright"),
            Description = Text("Description"),
            Cmdlets = TextsOf(fields["CmdletsToExport"]),
            Tags = TextsOf(data["Tags"]),
        };
    }

    private static string[] TextsOf(object? value) =>
        value switch
        {
            string text => [text],
            IEnumerable list => [.. list.Cast<string>()],
            _ => [],
        };
}
