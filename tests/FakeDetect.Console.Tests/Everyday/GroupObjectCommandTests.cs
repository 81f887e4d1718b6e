using System.Management.Automation;

namespace FakeDetect.Console.Tests.Everyday;

public sealed class GroupObjectCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Fact]
    public void Objects_are_grouped_and_the_groups_sorted() =>
        Assert.Equal(
            ["2 a a,A", "1 b b"],
            _shell.Texts(
                "'b', 'a', 'A' | Group-Object | ForEach-Object { \"$($_.Count) $($_.Name) $($_.Group -join ',')\" }"
            )
        );

    [Fact]
    public void Groups_go_by_several_properties()
    {
        string[] groups = _shell.Texts("(1..6 | Group-Object { $_ % 2 }, { $_ -gt 4 }).Name");

        Assert.Equal(["0, False", "0, True", "1, False", "1, True"], groups);
    }

    [Fact]
    public void NoElement_keeps_the_members_out_and_shows_counts()
    {
        PSObject group = Assert.Single(_shell.Run("1, 1 | Group-Object -NoElement"));

        Assert.Equal(2, group.Properties["Count"].Value);
        Assert.Null(group.Properties["Group"].Value);
        Assert.Equal("Microsoft.PowerShell.Commands.GroupInfoNoElement", group.TypeNames[0]);
    }

    public void Dispose() => _shell.Dispose();
}
