using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A runspace with the built module in it, as a user has it.</summary>
public sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession(bool import = true, PSHost? host = null, InitialSessionState? state = null)
    {
        state ??= InitialSessionState.CreateDefault2();
        _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        if (import)
            Run("Import-Module $args[0]", Repository.Manifest).ThrowIfFailed();
    }

    public Runspace Runspace => _runspace;

    /// <summary>Runs a script; what it wrote to each stream, and the exception that ended it, are in the result.</summary>
    public RunResult Run(string script, params object[] arguments) => RunOn([], script, arguments);

    /// <summary>Runs a script with pipeline input, which it sees as $input.</summary>
    public RunResult RunOn(IEnumerable<object> input, string script, params object[] arguments)
    {
        // Without a try, an error that ends a statement would look like one that ended nothing.
        using System.Management.Automation.PowerShell shell = Create(
            $"try {{ {script} }} catch {{ throw }}",
            arguments
        );
        List<PSObject> output = [];
        Exception? failure = null;
        try
        {
            // Into a collection of ours: what came before the end is kept.
            shell.Invoke(input, output);
        }
        catch (RuntimeException e)
        {
            failure = e;
        }

        return new RunResult(output, shell.Streams, failure);
    }

    public System.Management.Automation.PowerShell Create(string script, params object[] arguments)
    {
        System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (object argument in arguments)
            shell.AddArgument(argument);
        return shell;
    }

    public void Dispose() => _runspace.Dispose();
}
