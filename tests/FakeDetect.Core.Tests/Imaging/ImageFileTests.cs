using System.Runtime.InteropServices;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class ImageFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fakedetect-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static ImageUnreadableException Refusal(string path)
    {
        ImageUnreadableException error = Assert.Throws<ImageUnreadableException>(() =>
            ImageFile.Read(path, TestContext.Current.CancellationToken)
        );
        Assert.Equal(path, error.Target);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        return error;
    }

    [Theory]
    [InlineData("plain.jpg")]
    [InlineData("with [brackets] and \u0444\u043e\u0442\u043e.jpg")]
    public void The_hash_is_of_the_bytes(string name)
    {
        File.WriteAllBytes(PathOf(name), "abc"u8);
        ImageFile file = ImageFile.Read(PathOf(name), TestContext.Current.CancellationToken);
        Assert.Equal("abc"u8, file.Bytes);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file.Sha256);
    }

    [Fact]
    public void A_missing_file_is_not_found()
    {
        Assert.Equal("FileNotFound", Refusal(PathOf("missing.jpg")).ErrorId);
        Assert.Equal("FileNotFound", Refusal(PathOf(Path.Combine("no", "such", "folder.jpg"))).ErrorId);
        Assert.Equal("FileNotFound", Refusal(PathOf("nul\0character.jpg")).ErrorId);
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Equal("NotAFile", Refusal(_folder).ErrorId);

    [Fact]
    public void An_empty_file_has_no_content()
    {
        File.WriteAllBytes(PathOf("empty.jpg"), []);
        Assert.Equal("FileEmpty", Refusal(PathOf("empty.jpg")).ErrorId);
    }

    [Fact]
    public void A_file_over_2_GB_is_refused_unread()
    {
        // Sparse: the length costs no disk.
        using (FileStream stream = File.Create(PathOf("large.jpg")))
            stream.SetLength(ImageFile.MaxLength + 1);
        Assert.Equal("FileTooLarge", Refusal(PathOf("large.jpg")).ErrorId);
    }

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(),
            "Named pipes in the file system are Unix's."
        );
        Assert.Equal(0, MakePipe(PathOf("pipe"), 0x1A4));
        Assert.Equal("FileEmpty", Refusal(PathOf("pipe")).ErrorId);
        File.CreateSymbolicLink(PathOf("link"), PathOf("pipe"));
        Assert.Equal("FileEmpty", Refusal(PathOf("link")).ErrorId);
        Assert.Equal("FileEmpty", Refusal("/dev/zero").ErrorId);
    }

    [Fact]
    public void A_link_is_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Links need a privilege elsewhere.");
        File.WriteAllBytes(PathOf("target.jpg"), "abc"u8);
        File.CreateSymbolicLink(PathOf("link.jpg"), "target.jpg");
        Assert.Equal("abc"u8, ImageFile.Read(PathOf("link.jpg"), TestContext.Current.CancellationToken).Bytes);
        File.CreateSymbolicLink(PathOf("dangling.jpg"), "gone.jpg");
        Assert.Equal("FileNotFound", Refusal(PathOf("dangling.jpg")).ErrorId);
        File.CreateSymbolicLink(PathOf("loop.jpg"), "loop.jpg");
        Assert.Equal("FileUnreadable", Refusal(PathOf("loop.jpg")).ErrorId);
    }

    [Fact]
    public void A_file_that_may_not_be_read_says_so()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.UserName != "root",
            "The superuser may read everything, and Windows has other permissions."
        );
        File.WriteAllBytes(PathOf("secret.jpg"), "abc"u8);
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(PathOf("secret.jpg"), UnixFileMode.None);
        Assert.Equal("AccessDenied", Refusal(PathOf("secret.jpg")).ErrorId);
    }

    [Fact]
    public void A_file_that_another_program_holds_open_for_writing_can_be_told()
    {
        using FileStream writer = new(PathOf("busy.jpg"), FileMode.Create, FileAccess.Write, FileShare.None);
        writer.Write("abc"u8);
        writer.Flush();
        Assert.Equal("FileUnreadable", Refusal(PathOf("busy.jpg")).ErrorId);
    }

    [Fact]
    public void A_cancelled_read_ends_with_the_cancellation() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ImageFile.Read(PathOf("any.jpg"), new CancellationToken(canceled: true))
        );

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
