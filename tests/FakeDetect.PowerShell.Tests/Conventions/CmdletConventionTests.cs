using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Conventions;

/// <summary>The development guidelines of PowerShell, as far as reflection can tell.</summary>
public sealed class CmdletConventionTests
{
    private static readonly string[] WritingVerbs =
    [
        VerbsData.Import,
        VerbsData.Export,
        VerbsCommon.New,
        VerbsCommon.Set,
        VerbsCommon.Remove,
        VerbsCommon.Add,
        VerbsCommon.Clear,
        VerbsCommon.Move,
        VerbsCommon.Copy,
        VerbsCommon.Rename,
        VerbsData.Save,
        VerbsData.Update,
        VerbsData.Convert,
        VerbsLifecycle.Install,
        VerbsLifecycle.Uninstall,
        VerbsLifecycle.Invoke,
        VerbsLifecycle.Start,
        VerbsLifecycle.Stop,
    ];

    private static readonly string[] UnprefixedNouns =
    [
        "FakenessReport",
        "ImageSpectrum",
        "ImageProvenance",
        "SimulatedFake",
        "SimulatorTraining",
    ];

    public static TheoryData<string> Cmdlets => [.. ExportedCmdlets.Names];

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlet_classes()
    {
        IEnumerable<string> classes = ExportedCmdlets
            .Assembly.GetExportedTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Equal(classes.Order(StringComparer.Ordinal), ExportedCmdlets.Names);
    }

    [Fact]
    public void The_manifest_is_valid_and_exports_nothing_by_wildcard()
    {
        using ModuleSession session = new(import: false);

        PSObject manifest = Assert.Single(
            session.Run("Test-ModuleManifest $args[0]", Repository.Manifest).ThrowIfFailed()
        );

        Assert.Equal(new Version(7, 6), manifest.Properties["PowerShellVersion"].Value);
        Assert.Equal(["Core"], (IEnumerable<string>)manifest.Properties["CompatiblePSEditions"].Value);
        Assert.DoesNotContain('*', File.ReadAllText(Repository.Manifest));
    }

    [Fact]
    public void The_manifest_and_the_assemblies_have_one_version()
    {
        using ModuleSession session = new();
        PSObject module = Assert.Single(
            session
                .Run("$m = Get-Module FakeDetect; \"$($m.Version)-$($m.PrivateData.PSData.Prerelease)\".TrimEnd('-')")
                .ThrowIfFailed()
        );

        string assembly = ExportedCmdlets
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        Assert.Equal(assembly, module.ToString());
    }

    [Theory]
    [InlineData("FakeDetect.Verdict", "FakeDetect.Scoring.Verdict")]
    [InlineData("FakeDetect.ImageView", "FakeDetect.Inference.Views.DetectorView")]
    public void An_enumeration_that_users_see_is_the_engines_name_by_name(string shown, string own)
    {
        Assert.NotEmpty(ExportedCmdlets.Names);
        Assembly engine = AssemblyLoadContext
            .All.Single(context => context.Name == "FakeDetect")
            .LoadFromAssemblyName(new AssemblyName("FakeDetect.Core"));

        Assert.Equal(
            Values(engine.GetType(own, throwOnError: true)!),
            Values(ExportedCmdlets.Assembly.GetType(shown, throwOnError: true)!)
        );

        static IEnumerable<string> Values(Type type) =>
            Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name), null)}");
    }

    [Fact]
    public void Import_gives_no_warning_about_verbs()
    {
        using ModuleSession session = new(import: false);

        Assert.Empty(session.Run("Import-Module $args[0]", Repository.Manifest).Warnings);
    }

    [Fact]
    public void Every_verb_is_approved()
    {
        using ModuleSession session = new(import: false);
        IEnumerable<string> approved = session.Run("Get-Verb").Values<string>("Verb");

        Assert.Empty(ExportedCmdlets.Names.Select(name => name.Split('-')[0]).Except(approved));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_noun_is_singular_and_of_the_family(string name)
    {
        string noun = name.Split('-')[1];

        Assert.Matches("^[A-Z][A-Za-z]+$", noun);
        Assert.False(
            noun.EndsWith('s')
                && !noun.EndsWith("ss", StringComparison.Ordinal)
                && !noun.EndsWith("Robustness", StringComparison.Ordinal),
            noun
        );
        Assert.True(
            noun.StartsWith("FakeImage", StringComparison.Ordinal)
                || noun.StartsWith("Detector", StringComparison.Ordinal)
                || UnprefixedNouns.Contains(noun),
            $"{noun} belongs to no family of nouns"
        );
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_class_is_sealed_named_after_the_cmdlet_and_in_a_file_of_its_own(string name)
    {
        Type type = ExportedCmdlets.ClassOf(name);

        Assert.True(type.IsSealed);
        Assert.Equal("FakeDetect." + name.Replace("-", "", StringComparison.Ordinal) + "Command", type.FullName);
        Assert.True(
            File.Exists(Path.Combine(Repository.Root, "src", "FakeDetect.PowerShell", "Commands", type.Name + ".cs"))
        );
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_output_types_are_declared(string name)
    {
        Assert.NotEmpty(ExportedCmdlets.ClassOf(name).GetCustomAttributes<OutputTypeAttribute>());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_writes_supports_ShouldProcess(string name)
    {
        if (WritingVerbs.Contains(name.Split('-')[0]))
            Assert.True(
                ExportedCmdlets.ClassOf(name).GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess,
                name
            );
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void No_parameter_is_a_Boolean_or_has_the_name_of_a_common_one(string name)
    {
        foreach (PropertyInfo parameter in ParametersOf(name))
        {
            Assert.NotEqual(typeof(bool), parameter.PropertyType);
            Assert.DoesNotContain(parameter.Name, Cmdlet.CommonParameters);
            Assert.DoesNotContain(parameter.Name, Cmdlet.OptionalCommonParameters);
            Assert.Matches("^[A-Z][A-Za-z0-9]+$", parameter.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Names_and_aliases_of_parameters_are_unique(string name)
    {
        IEnumerable<string> names = ParametersOf(name)
            .SelectMany(parameter =>
                new[] { parameter.Name }.Concat(parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [])
            );

        Assert.Empty(
            names
                .GroupBy(alias => alias, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key)
        );
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_set_takes_at_most_one_parameter_by_value_from_the_pipeline(string name)
    {
        Assert.DoesNotContain(
            ParametersOf(name)
                .SelectMany(parameter =>
                    parameter
                        .GetCustomAttributes<ParameterAttribute>()
                        .Where(use => use.ValueFromPipeline)
                        .Select(use => use.ParameterSetName)
                )
                .GroupBy(set => set),
            set => set.Count() > 1
        );
    }

    [Fact]
    public void Results_are_public_immutable_and_in_the_assembly_that_PowerShell_loads()
    {
        foreach (
            Type type in ExportedCmdlets
                .Names.SelectMany(name => ExportedCmdlets.ClassOf(name).GetCustomAttributes<OutputTypeAttribute>())
                .SelectMany(attribute => attribute.Type)
                .Select(type => type.Type)
                .OfType<Type>()
                .Where(type => type.Namespace == "FakeDetect")
                .Distinct()
        )
        {
            Assert.Same(ExportedCmdlets.Assembly, type.Assembly);
            Assert.All(
                type.GetProperties(),
                property =>
                    Assert.False(property.CanWrite && !IsInitOnly(property), $"{type.Name}.{property.Name} can be set")
            );
            Assert.All(
                type.GetProperties(),
                property => Assert.NotEqual("FakeDetect.Core", property.PropertyType.Assembly.GetName().Name)
            );
        }
    }

    private static bool IsInitOnly(PropertyInfo property) =>
        property
            .SetMethod!.ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static IEnumerable<PropertyInfo> ParametersOf(string name) =>
        ExportedCmdlets
            .ClassOf(name)
            .GetProperties()
            .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any());
}
