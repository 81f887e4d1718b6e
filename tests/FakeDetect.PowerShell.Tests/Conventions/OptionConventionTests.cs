using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>An option of a training is declared once; the parameter and its page follow.</summary>
public sealed partial class OptionConventionTests
{
    private const string WithPresets = " with the reference's presets";

    public static TheoryData<string, string> Parameters =>
        [
            .. ((string[])["Invoke-DetectorTraining", "Invoke-SimulatorTraining"]).SelectMany(cmdlet =>
                ExportedCmdlets
                    .ClassOf(cmdlet)
                    .GetProperties()
                    .Where(p => OptionOf(p) is not null)
                    .Select(p => (cmdlet, p.Name))
            ),
        ];

    [Theory]
    [InlineData(
        "Invoke-DetectorTraining",
        "TrainPath OutputPath RunPath PairPath ValidationPath InitialModel Device Resume ResetOptimizer",
        "Training.TrainingOptions",
        "Training.ReferenceAugmentation"
    )]
    [InlineData(
        "Invoke-SimulatorTraining",
        "OutputPath Device",
        "Simulation.SimulatorTrainingOptions",
        "Simulation.SimulatorArchitecture"
    )]
    public void A_parameter_with_the_name_of_an_option_is_marked_as_it_unless_the_command_translates_its_value(
        string cmdlet,
        string translated,
        string options,
        string part
    )
    {
        string[] names =
        [
            .. ((string[])[options, part]).SelectMany(record =>
                EngineTypes.Find("FakeDetect." + record).GetProperties().Select(option => option.Name)
            ),
        ];

        Assert.Equal(
            translated.Split(' ').Order(StringComparer.Ordinal),
            ExportedCmdlets
                .ClassOf(cmdlet)
                .GetProperties()
                .Where(parameter =>
                    parameter.IsDefined(typeof(ParameterAttribute))
                    && names.Contains(parameter.Name)
                    && OptionOf(parameter) is null
                )
                .Select(parameter => parameter.Name)
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_has_the_type_of_its_option(string cmdlet, string parameter)
    {
        PropertyInfo property = ExportedCmdlets.ClassOf(cmdlet).GetProperty(parameter)!;
        Type given = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        Assert.True(
            OptionOf(property)!.PropertyType.IsAssignableFrom(given == typeof(SwitchParameter) ? typeof(bool) : given)
        );
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_page_states_the_default_of_the_option_and_of_the_references_presets(string cmdlet, string parameter)
    {
        PropertyInfo option = OptionOf(ExportedCmdlets.ClassOf(cmdlet).GetProperty(parameter)!)!;
        string[] stated = Default(cmdlet, parameter).Split("; ");

        AssertStates(stated[0], option.GetValue(Activator.CreateInstance(option.DeclaringType!)!));
        if (option.DeclaringType!.Name == "TrainingOptions")
        {
            object reference = ReferencePreset();
            AssertStates(
                stated.Length > 1 ? stated[1].Replace(WithPresets, "", StringComparison.Ordinal) : stated[0],
                option.GetValue(reference)
            );
        }
    }

    // Words stand for a default that no value names: "all alike", "the preset's".
    private static void AssertStates(string text, object? value)
    {
        switch (value)
        {
            case int
            or long
            or double when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number):
                Assert.Equal(Convert.ToDouble(value, CultureInfo.InvariantCulture), number);
                break;
            case int or long or double:
                Assert.Equal(0.0, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case Enum:
                Assert.Equal($"{value}", text);
                break;
            case string { Length: > 0 }:
                Assert.Equal(value, text);
                break;
        }
    }

    private static PropertyInfo? OptionOf(PropertyInfo parameter) =>
        parameter
            .GetCustomAttributes()
            .Where(mark => mark.GetType().BaseType?.Name == "OptionAttribute")
            .Select(mark =>
                (PropertyInfo)
                    mark.GetType()
                        .GetProperty("Option", BindingFlags.Instance | BindingFlags.NonPublic)!
                        .GetValue(mark)!
            )
            .SingleOrDefault();

    private static object ReferencePreset()
    {
        MethodInfo of = EngineTypes.Find("FakeDetect.Training.TrainingPresets").GetMethod("Of")!;
        return of.Invoke(null, [Enum.Parse(of.GetParameters()[0].ParameterType, "NoAugmentation")])!;
    }

    private static string Default(string cmdlet, string parameter)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "en-US", cmdlet + ".md"));
        string entry = page[page.IndexOf($"### -{parameter}\n", StringComparison.Ordinal)..];
        return DefaultValue().Match(entry).Groups[1].Value;
    }

    [GeneratedRegex("^Default value: (.*)$", RegexOptions.Multiline)]
    private static partial Regex DefaultValue();
}
