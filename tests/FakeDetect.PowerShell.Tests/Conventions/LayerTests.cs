using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>Rooms use only rooms below them: the lists of docs/architecture.md, checked in the compiled assemblies.</summary>
public sealed class LayerTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "architecture.md");

    [Theory]
    [InlineData("engine", "module/bin/engine", "FakeDetect.Core.dll")]
    [InlineData("trainer", "module/trainer", "FakeDetect.Trainer.dll")]
    public void No_room_uses_a_room_above_it(string list, string folder, string assembly)
    {
        string[] rooms = Rooms(list);
        (string Type, string From, string Used, string To)[] uses =
        [
            .. Uses(Path.Combine(Repository.Root, folder), assembly),
        ];

        Assert.Contains(uses, use => Floor(rooms, use.From) > Floor(rooms, use.To));
        Assert.DoesNotContain(uses, use => Floor(rooms, use.From) < Floor(rooms, use.To));
    }

    [Theory]
    [InlineData("engine", "module/bin/engine", "FakeDetect.Core.dll")]
    [InlineData("trainer", "module/trainer", "FakeDetect.Trainer.dll")]
    public void The_page_names_every_room_and_no_other(string list, string folder, string assembly)
    {
        string[] rooms = Rooms(list);
        HashSet<string> lived =
        [
            .. Namespaces(Path.Combine(Repository.Root, folder), assembly).Select(name => rooms[Floor(rooms, name)]),
        ];

        Assert.Equal(rooms.Order(StringComparer.Ordinal), lived.Order(StringComparer.Ordinal));
    }

    /// <summary>The rooms of a list, the lowest first.</summary>
    private static string[] Rooms(string list) =>
        [
            .. File.ReadLines(Page)
                .SkipWhile(line => line != $"```layers {list}")
                .Skip(1)
                .TakeWhile(line => line != "```")
                .Select(line => line.Split(' ', 2)[0]),
        ];

    /// <summary>The place of a namespace's room: the longest name that it begins with.</summary>
    private static int Floor(string[] rooms, string name)
    {
        string room =
            rooms
                .Where(room => name == room || name.StartsWith(room + ".", StringComparison.Ordinal))
                .MaxBy(room => room.Length)
            ?? throw new InvalidOperationException($"docs/architecture.md names no room for {name}.");
        return Array.IndexOf(rooms, room);
    }

    private static IEnumerable<(string Type, string From, string Used, string To)> Uses(
        string folder,
        string assembly
    ) =>
        from type in Types(folder, assembly)
        from use in type.Dependencies
        where use.Target is not GenericParameter
        let to = use.Target.Namespace?.FullName ?? ""
        where IsIn(assembly, to)
        select (type.FullName, type.Namespace.FullName, use.Target.FullName, to);

    private static IEnumerable<string> Namespaces(string folder, string assembly) =>
        Types(folder, assembly).Select(type => type.Namespace.FullName).Distinct();

    private static IEnumerable<IType> Types(string folder, string assembly) =>
        new ArchLoader()
            .LoadFilteredDirectory(folder, assembly)
            .Build()
            .Types.Where(type => IsIn(assembly, type.Namespace?.FullName ?? ""));

    // The engine's namespaces are FakeDetect.*, the trainer's FakeDetect.Trainer.*.
    private static bool IsIn(string assembly, string name) =>
        assembly == "FakeDetect.Trainer.dll"
            ? name.StartsWith("FakeDetect.Trainer", StringComparison.Ordinal)
            : name.StartsWith("FakeDetect", StringComparison.Ordinal)
                && !name.StartsWith("FakeDetect.Trainer", StringComparison.Ordinal);
}
