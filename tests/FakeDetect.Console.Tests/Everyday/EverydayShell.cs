using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using FakeDetect.Console.Everyday;

namespace FakeDetect.Console.Tests.Everyday;

/// <summary>A runspace on the bare engine with the everyday commands, standing in a folder of its own.</summary>
internal sealed class EverydayShell : IDisposable
{
    private readonly Runspace _runspace;

    public EverydayShell()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        EverydayCommands.AddTo(state);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Folder = Directory.CreateTempSubdirectory("fakedetect-").FullName;
        Run($"Set-Location -LiteralPath '{Folder}'");
    }

    /// <summary>The current location, empty at first.</summary>
    public string Folder { get; }

    public Collection<ErrorRecord> Errors { get; } = [];

    public Collection<WarningRecord> Warnings { get; } = [];

    /// <summary>Runs the text; its errors and warnings are added to those before.</summary>
    public Collection<PSObject> Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        Collection<PSObject> output = shell.AddScript(script).Invoke();
        foreach (ErrorRecord error in shell.Streams.Error)
            Errors.Add(error);
        foreach (WarningRecord warning in shell.Streams.Warning)
            Warnings.Add(warning);
        return output;
    }

    /// <summary>What the text writes, as invariant texts; it must write no error.</summary>
    public string[] Texts(string script)
    {
        string[] texts =
        [
            .. Run(script)
                .Select(item =>
                    item is null
                        ? ""
                        : (string)LanguagePrimitives.ConvertTo(item, typeof(string), CultureInfo.InvariantCulture)
                ),
        ];
        Assert.Empty(Errors);
        return texts;
    }

    /// <summary>Writes a file below the folder, with the folders above it.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
