using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace FakeDetect.Help.Cmdlets;

/// <summary>Reads the exported cmdlets of a module, by importing it.</summary>
internal static class CmdletReader
{
    private const string AllSets = "__AllParameterSets";

    internal static IReadOnlyList<CmdletFacts> Read(string manifest)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell
            .AddScript("Import-Module $args[0] -ErrorAction Stop; Get-Command -Module FakeDetect -CommandType Cmdlet")
            .AddArgument(manifest);
        return
        [
            .. shell.Invoke<CmdletInfo>().OrderBy(static cmdlet => cmdlet.Name, StringComparer.Ordinal).Select(Facts),
        ];
    }

    private static CmdletFacts Facts(CmdletInfo cmdlet)
    {
        CommandParameterSetInfo[] sets =
        [
            .. cmdlet
                .ParameterSets.OrderByDescending(static set => set.IsDefault)
                .ThenBy(static set => set.Name, StringComparer.Ordinal),
        ];
        ParameterSetFacts[] facts =
        [
            .. sets.Select(set => new ParameterSetFacts(
                set.Name == AllSets ? "" : set.Name,
                set.IsDefault,
                InOrder(set.Parameters.Where(IsOwn).Select(parameter => Facts(cmdlet, parameter)))
            )),
        ];
        ParameterFacts[] all =
        [
            .. facts.SelectMany(static set => set.Parameters).GroupBy(static parameter => parameter.Name).Select(Merge),
        ];
        return new CmdletFacts(cmdlet.Name, facts, all);
    }

    private static bool IsOwn(CommandParameterInfo parameter) => !Cmdlet.CommonParameters.Contains(parameter.Name);

    // A stable sort: what has no position keeps the order of the source.
    private static ParameterFacts[] InOrder(IEnumerable<ParameterFacts> parameters) =>
        [
            .. parameters
                .OrderBy(static parameter => parameter.Position ?? int.MaxValue)
                .ThenByDescending(static parameter => parameter.IsMandatory),
        ];

    private static ParameterFacts Merge(IEnumerable<ParameterFacts> sameName)
    {
        ParameterFacts[] uses = [.. sameName];
        return uses[0] with
        {
            IsMandatory = uses.All(static use => use.IsMandatory),
            Position = uses.Select(static use => use.Position).FirstOrDefault(static position => position is not null),
        };
    }

    private static ParameterFacts Facts(CmdletInfo cmdlet, CommandParameterInfo parameter) =>
        new()
        {
            Name = parameter.Name,
            Type = TypeName.Of(parameter.ParameterType),
            IsSwitch = parameter.ParameterType == typeof(SwitchParameter),
            IsMandatory = parameter.IsMandatory,
            Position = parameter.Position >= 0 ? parameter.Position : null,
            PipelineInput = (parameter.ValueFromPipelineByPropertyName, parameter.ValueFromPipeline) switch
            {
                (true, true) => "True (ByPropertyName, ByValue)",
                (true, false) => "True (ByPropertyName)",
                (false, true) => "True (ByValue)",
                _ => "False",
            },
            AcceptsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Aliases = [.. parameter.Aliases],
            Values = ValuesOf(parameter),
            Sets = SetsOf(cmdlet, parameter.Name),
            HelpMessage = parameter.HelpMessage ?? "",
        };

    private static string[] ValuesOf(CommandParameterInfo parameter)
    {
        // ValidateSet, and the module's own attributes that ask a catalogue.
        object? valid = parameter
            .Attributes.Select(static attribute =>
                attribute.GetType().GetProperty(nameof(ValidateSetAttribute.ValidValues))?.GetValue(attribute)
            )
            .FirstOrDefault(static values => values is not null);
        if (valid is IEnumerable<string> set)
            return [.. set];
        Type type = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetNames(type) : [];
    }

    private static string SetsOf(CmdletInfo cmdlet, string parameter)
    {
        string[] names = [.. cmdlet.Parameters[parameter].ParameterSets.Keys];
        return names.Contains(AllSets) || names.Length == cmdlet.ParameterSets.Count
            ? "(All)"
            : string.Join(", ", names.Order(StringComparer.Ordinal));
    }
}
