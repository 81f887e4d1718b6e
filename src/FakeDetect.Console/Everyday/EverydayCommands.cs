using System.Management.Automation.Runspaces;

namespace FakeDetect.Console.Everyday;

/// <summary>Small versions of PowerShell's everyday commands, for a host on the bare engine, which has none of them.</summary>
internal static class EverydayCommands
{
    /// <summary>False where the real ones lie beside the program (built with the PowerShell SDK).</summary>
    public static bool AreNeeded { get; } =
        !File.Exists(Path.Combine(AppContext.BaseDirectory, "Microsoft.PowerShell.Commands.Utility.dll"));

    /// <summary>A list, not a search by reflection: the host starts faster. A test compares it with the classes.</summary>
    public static IReadOnlyList<(string Name, Type Type)> All { get; } =
    [
    ];

    /// <summary>Adds those commands whose name is free.</summary>
    public static void AddTo(InitialSessionState state)
    {
        if (!AreNeeded)
            return;

        foreach ((string name, Type type) in All)
        {
            if (state.Commands[name].Count == 0)
                state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
        }
    }
}
