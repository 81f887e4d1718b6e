using FakeDetect.Trainer.Native;
using Xunit;

namespace FakeDetect.Trainer.Tests.Native;

public sealed class ElfVersionNeedTests
{
    private static string Library =>
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    [Fact]
    public void One_flag_is_set_on_the_version_that_is_named()
    {
        Assert.SkipUnless(File.Exists(Library), "TorchSharp's native library for linux-x64 is not in the output.");
        byte[] original = File.ReadAllBytes(Library),
            changed = [.. original];

        Assert.Equal(1, ElfVersionNeed.MarkWeak(changed, "GLIBCXX_3.4.32"));

        int[] differing = [.. Enumerable.Range(0, original.Length).Where(i => original[i] != changed[i])];
        int at = Assert.Single(differing);
        Assert.Equal(original[at] | 2, changed[at]);
    }

    [Fact]
    public void A_version_that_is_not_asked_for_changes_nothing()
    {
        Assert.SkipUnless(File.Exists(Library), "TorchSharp's native library for linux-x64 is not in the output.");
        byte[] original = File.ReadAllBytes(Library),
            changed = [.. original];

        // A prefix of a name that is there is not that name.
        Assert.Equal(0, ElfVersionNeed.MarkWeak(changed, "GLIBCXX_3.4.3"));
        Assert.Equal(original, changed);
    }

    [Fact]
    public void What_is_no_library_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => ElfVersionNeed.MarkWeak(new byte[10], "GLIBCXX_3.4.32"));
        Assert.Throws<InvalidDataException>(() => ElfVersionNeed.MarkWeak(new byte[4096], "GLIBCXX_3.4.32"));
    }

    [Fact]
    public void Tables_that_point_outside_of_the_file_are_refused()
    {
        byte[] header = new byte[128];
        "\u007fELF"u8.CopyTo(header);
        header[4] = 2;
        header[5] = 1;
        header[40] = 0xF0; // e_shoff
        header[41] = 0xFF;
        header[58] = 64; // e_shentsize
        header[60] = 1; // e_shnum

        Assert.Throws<InvalidDataException>(() => ElfVersionNeed.MarkWeak(header, "GLIBCXX_3.4.32"));
    }
}
