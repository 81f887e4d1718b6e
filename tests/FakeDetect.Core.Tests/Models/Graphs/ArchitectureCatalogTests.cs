using FakeDetect.Models.Graphs;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Graphs;

public sealed class ArchitectureCatalogTests
{
    public static TheoryData<string> Ids => [.. ArchitectureCatalog.All.Select(a => a.Id)];

    [Fact]
    public void No_two_architectures_have_the_same_id()
    {
        Assert.Distinct(ArchitectureCatalog.All.Select(a => a.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_architecture_says_all_that_others_ask_of_it(string id)
    {
        IDetectorArchitecture architecture = ArchitectureCatalog.Get(id);

        Assert.EndsWith(".", architecture.Description, StringComparison.Ordinal);
        // A float for each of the three colours is the least that a run can take.
        Assert.InRange(architecture.BytesPerPixel, 3 * sizeof(float) + 1, 10_000);
        Assert.Equal(architecture.Training is not null, ArchitectureCatalog.Trainable.Contains(architecture));
        Assert.InRange(architecture.DefaultInput.Deviation.Min(), float.Epsilon, 1);
        Assert.InRange(architecture.Training?.BatchNormEpsilon ?? architecture.DefaultBatchNormEpsilon, 1e-6, 1e-2);
    }
}
