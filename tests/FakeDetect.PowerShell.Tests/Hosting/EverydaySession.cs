using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A session that also has the console host's small versions of PowerShell's everyday commands.</summary>
internal static class EverydaySession
{
    internal static ModuleSession Create()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        foreach (Type type in Assembly.LoadFrom(Repository.Program("FakeDetect.Console")).GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
                state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
        }

        return new ModuleSession(state: state);
    }
}
