using System.Runtime.InteropServices;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

[Collection(nameof(HostilePictureTests))]
public sealed class StandardErrorTests
{
    [Fact]
    public void What_native_code_writes_is_caught()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are exchanged on Linux only.");
        Assert.Equal("chatter", StandardError.During(() => Assert.Equal(7, Write(2, "chatter"u8.ToArray(), 7))));
    }

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int descriptor, byte[] bytes, nint count);
}
