using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using FakeDetect.Console.Everyday;

namespace FakeDetect.Console.Tests.Everyday;

public sealed class EverydayCommandsTests
{
    [Fact]
    public void The_list_names_every_command_class_by_its_attribute()
    {
        var classes = typeof(EverydayCommands)
            .Assembly.GetTypes()
            .Select(type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>()))
            .Where(entry => entry.Cmdlet is not null)
            .Select(entry => ($"{entry.Cmdlet!.VerbName}-{entry.Cmdlet.NounName}", entry.Type));

        Assert.Equal(
            classes.OrderBy(entry => entry.Item1, StringComparer.Ordinal),
            EverydayCommands.All.OrderBy(entry => entry.Name, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_command_that_is_there_already_is_left_alone()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateFunctionEntry("Get-ChildItem", "'the real one'"));

        EverydayCommands.AddTo(state);

        Assert.IsType<SessionStateFunctionEntry>(Assert.Single(state.Commands["Get-ChildItem"]));
        Assert.IsType<SessionStateCmdletEntry>(Assert.Single(state.Commands["Get-Content"]));
    }
}
