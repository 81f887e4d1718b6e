using System.ComponentModel;
using System.Management.Automation;
using FakeDetect.Datasets.Search;

namespace FakeDetect;

/// <summary>What the cmdlets over labelled pictures share: where test sets lie.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LabelledFolderCommand : DetectorCommand
{
    /// <summary>The set of -Path; the default of every such cmdlet.</summary>
    protected const string PathSet = "Path";

    /// <summary>The set of -LiteralPath.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The set of -FakePath, with -RealPath where there are reals.</summary>
    protected const string FakesSet = "Fakes";

    /// <summary>The set of -RealPath alone.</summary>
    protected const string RealsSet = "Reals";

    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = PathSet,
        HelpMessage = "Test sets or folders of test sets; wildcards are allowed."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(
        Mandatory = true,
        ParameterSetName = LiteralPathSet,
        HelpMessage = "Test sets or folders of test sets; wildcard characters are taken literally."
    )]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(
        Mandatory = true,
        ParameterSetName = FakesSet,
        HelpMessage = "Folders or files of fakes. They form one set; folder names do not matter."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] FakePath { get; set; } = [];

    [Parameter(ParameterSetName = FakesSet, HelpMessage = "Folders or files of real pictures.")]
    [Parameter(Mandatory = true, ParameterSetName = RealsSet, HelpMessage = "Folders or files of real pictures.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] RealPath { get; set; } = [];

    /// <summary>Files that say they are pictures and are none, in all folders that were searched.</summary>
    private protected int Refused { get; private set; }

    /// <summary>The test sets of the parameters, by name; those that cannot be found are errors, and the others go on.</summary>
    private protected IReadOnlyList<TestSet> FindSets()
    {
        if (ParameterSetName is FakesSet or RealsSet)
        {
            string[] fakes = Folders(FakePath),
                reals = Folders(RealPath);
            string name = System.IO.Path.GetFileName((fakes.Length > 0 ? fakes : reals).FirstOrDefault() ?? "");
            return fakes.Length + reals.Length == 0 ? [] : Reported(DatasetSearch.Of(name, reals, fakes, StopToken));
        }

        var leftOut = new LeftOutCounts();
        var found = new List<(string Root, TestSet Set)>();
        IEnumerable<ResolvedPath> roots =
            ParameterSetName == LiteralPathSet
                ? LiteralPath.Select(Resolver.ResolveLiteral).OfType<ResolvedPath>()
                : Path.SelectMany(p => Resolver.Resolve(p, force: false));
        foreach (ResolvedPath root in roots)
        {
            if (root.FromWildcard && !Directory.Exists(root.Path))
                continue;
            try
            {
                found.AddRange(
                    Reported(DatasetSearch.Below(root.Path, StopToken), leftOut).Select(set => (root.Path, set))
                );
            }
            catch (DatasetInvalidException failure)
            {
                WriteFailure(failure);
            }
        }

        Say(leftOut);
        return [.. TestSetNames.Distinct(found).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>The sets of a search, with what it left out written out.</summary>
    private protected IReadOnlyList<TestSet> Reported(DatasetSearch search)
    {
        var leftOut = new LeftOutCounts();
        IReadOnlyList<TestSet> sets = Reported(search, leftOut);
        Say(leftOut);
        return sets;
    }

    /// <summary>The sets of a search, with its failures written out and the others counted, to be said of several searches at once.</summary>
    private protected IReadOnlyList<TestSet> Reported(DatasetSearch search, LeftOutCounts leftOut)
    {
        foreach (LeftOut item in search.LeftOut)
        {
            leftOut.Add(item);
            if (item.Error is not null)
                WriteFailure(item.Error);
        }

        Refused += search.LeftOut.Count(item => item.Reason == LeftOutReason.Refused);
        return search.Sets;
    }

    /// <summary>The reals of -RealSet: of sets by name, else of a folder; null where nothing was asked for.</summary>
    private protected RealPool? FindPool(string[]? realSet, IReadOnlyList<TestSet> sets)
    {
        if (realSet is null)
            return null;
        var pooled = new List<TestSet>();
        foreach (string name in realSet)
        {
            TestSet[] named = [.. sets.Where(s => s.RealCount > 0 && NameMatch.Of([name])(s.Name))];
            pooled.AddRange(named.Length > 0 ? named : FolderOfReals(name));
        }

        return new RealPool(string.Join(',', realSet), [.. pooled.Distinct()]);
    }

    private protected string[] Folders(string[] paths) =>
        [.. paths.SelectMany(p => Resolver.Resolve(p, force: false)).Select(p => p.Path)];

    private IReadOnlyList<TestSet> FolderOfReals(string name)
    {
        string[] folders = WildcardPattern.ContainsWildcardCharacters(name)
            ? []
            : [SessionState.Path.GetUnresolvedProviderPathFromPSPath(name)];
        if (folders.Length == 0 || !Directory.Exists(folders[0]))
        {
            throw new DatasetInvalidException(
                "RealSetNotFound",
                name,
                $"-RealSet '{name}' is neither the name of a set with real pictures nor a folder.",
                "Name sets below -Path, with wildcards, or a folder of real pictures."
            );
        }

        return Reported(DatasetSearch.Of(name, folders, [], StopToken));
    }
}
