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
        ("ConvertFrom-Csv", typeof(ConvertFromCsvCommand)),
        ("ConvertFrom-Json", typeof(ConvertFromJsonCommand)),
        ("ConvertTo-Csv", typeof(ConvertToCsvCommand)),
        ("ConvertTo-Json", typeof(ConvertToJsonCommand)),
        ("Export-Csv", typeof(ExportCsvCommand)),
        ("Format-List", typeof(FormatListCommand)),
        ("Format-Table", typeof(FormatTableCommand)),
        ("Get-ChildItem", typeof(GetChildItemCommand)),
        ("Get-Content", typeof(GetContentCommand)),
        ("Get-Item", typeof(GetItemCommand)),
        ("Get-Location", typeof(GetLocationCommand)),
        ("Group-Object", typeof(GroupObjectCommand)),
        ("Import-Csv", typeof(ImportCsvCommand)),
        ("Join-Path", typeof(JoinPathCommand)),
        ("Measure-Object", typeof(MeasureObjectCommand)),
        ("Out-File", typeof(OutFileCommand)),
        ("Out-String", typeof(OutStringCommand)),
        ("Select-Object", typeof(SelectObjectCommand)),
        ("Set-Content", typeof(SetContentCommand)),
        ("Set-Location", typeof(SetLocationCommand)),
        ("Sort-Object", typeof(SortObjectCommand)),
        ("Test-Path", typeof(TestPathCommand)),
        ("Write-Debug", typeof(WriteDebugCommand)),
        ("Write-Error", typeof(WriteErrorCommand)),
        ("Write-Host", typeof(WriteHostCommand)),
        ("Write-Output", typeof(WriteOutputCommand)),
        ("Write-Verbose", typeof(WriteVerboseCommand)),
        ("Write-Warning", typeof(WriteWarningCommand)),
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
