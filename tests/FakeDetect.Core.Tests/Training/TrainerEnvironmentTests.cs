using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Core.Tests.Training;

public sealed class TrainerEnvironmentTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Convolutions_keep_to_AVX_where_the_caches_sizes_are_hidden(bool known, bool limited)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says so in a file.");

        Assert.Equal(limited, TrainerEnvironment.Variables(known).Contains(new("ONEDNN_MAX_CPU_ISA", "AVX")));
    }
}
