using System.Management.Automation;
using System.Reflection;

namespace FakeDetect;

/// <summary>The parameters of a command that are options (<see cref="OptionAttribute"/>) and that the user has given.</summary>
internal static class BoundOptions
{
    /// <summary>The names of the parameters that were given, of those that are options of a record.</summary>
    /// <typeparam name="TOptions">The record.</typeparam>
    public static IEnumerable<string> NamesOf<TOptions>(PSCmdlet command) =>
        Given<TOptions>(command).Select(given => given.Parameter);

    /// <summary>Sets the options that were given; what was not stays.</summary>
    /// <typeparam name="TOptions">The record.</typeparam>
    /// <param name="command">The command.</param>
    /// <param name="copy">A record that nobody else has yet.</param>
    /// <returns>The same record.</returns>
    public static TOptions Set<TOptions>(PSCmdlet command, TOptions copy)
        where TOptions : class
    {
        foreach ((PropertyInfo option, _, object value) in Given<TOptions>(command))
            option.SetValue(copy, value is SwitchParameter on ? on.ToBool() : value);
        return copy;
    }

    private static IEnumerable<(PropertyInfo Option, string Parameter, object Value)> Given<TOptions>(PSCmdlet command)
    {
        foreach (PropertyInfo parameter in command.GetType().GetProperties())
        {
            if (
                command.MyInvocation.BoundParameters.ContainsKey(parameter.Name)
                && parameter.GetCustomAttribute<OptionAttribute<TOptions>>() is { } mark
                && parameter.GetValue(command) is { } value
            )
                yield return (mark.Option, parameter.Name, value);
        }
    }
}
