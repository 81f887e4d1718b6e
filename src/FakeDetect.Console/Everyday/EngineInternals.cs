using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace FakeDetect.Console.Everyday;

/// <summary>
/// The formatter and the "stop upstream" signal lie in the engine, but only PowerShell's own command assemblies may use them (InternalsVisibleTo).
/// Using them by reflection gives exactly PowerShell's tables and lists; the engine's version is pinned, and tests notice when a name changes.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private const string Format = "Microsoft.PowerShell.Commands.Internal.Format.";

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    private static readonly FieldInfo Implementation =
        typeof(FrontEndCommandBase).GetField("implementation", Instance)
        ?? throw Missing("FrontEndCommandBase.implementation");

    /// <summary>Makes the command shape its input as PowerShell's Format-<paramref name="shape"/> does.</summary>
    /// <param name="command">The command, in its constructor.</param>
    /// <param name="shape">Table or List.</param>
    public static void ShapeInput(FrontEndCommandBase command, string shape)
    {
        object formatShape = Enum.Parse(TypeNamed(Format + "FormatShape"), shape);
        Implementation.SetValue(command, Create(Format + "InnerFormatShapeCommand", formatShape));
    }

    /// <summary>Makes the command lay out its input as lines of text.</summary>
    /// <param name="command">The command, in its constructor.</param>
    public static void LayOutInput(FrontEndCommandBase command) =>
        Implementation.SetValue(command, Create(Format + "OutputManagerInner"));

    /// <summary>Says where the lines go that <see cref="LayOutInput"/> makes.</summary>
    /// <param name="command">The command, before its base class begins processing.</param>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="columns">Columns of a line.</param>
    public static void SendLines(FrontEndCommandBase command, TextWriter writer, int columns)
    {
        object manager = Implementation.GetValue(command)!;
        PropertyInfo lineOutput =
            manager.GetType().GetProperty("LineOutput", Instance) ?? throw Missing("OutputManagerInner.LineOutput");
        lineOutput.SetValue(manager, Create(Format + "TextWriterLineOutput", writer, columns));
    }

    /// <summary>The exception that ends the commands before <paramref name="command"/> in the pipeline, and none after it.</summary>
    public static Exception StopUpstream(Cmdlet command) =>
        (Exception)Create("System.Management.Automation.StopUpstreamCommandsException", command);

    private static object Create(string typeName, params object[] arguments)
    {
        foreach (ConstructorInfo constructor in TypeNamed(typeName).GetConstructors(Instance))
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            if (
                parameters.Length == arguments.Length
                && parameters.Zip(arguments).All(pair => pair.First.ParameterType.IsInstanceOfType(pair.Second))
            )
                return constructor.Invoke(arguments);
        }

        throw Missing(typeName + " constructor");
    }

    private static Type TypeNamed(string name) => Engine.GetType(name) ?? throw Missing(name);

    private static PSInvalidOperationException Missing(string member) =>
        new($"This version of the PowerShell engine ({Engine.GetName().Version}) has no {member}.");
}
