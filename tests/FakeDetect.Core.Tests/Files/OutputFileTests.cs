using FakeDetect.Files;
using Xunit;

namespace FakeDetect.Core.Tests.Files;

public sealed class OutputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fakedetect-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Missing_folders_are_made()
    {
        string path = Path.Combine(_folder, "a", "b", "report.html");

        OutputFile.Write(path, [1, 2, 3], overwrite: false);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_that_exists_is_kept_unless_it_may_be_replaced()
    {
        string path = Path.Combine(_folder, "report.html");
        OutputFile.Write(path, [1], overwrite: false);

        OutputFailedException failure = Assert.Throws<OutputFailedException>(() =>
            OutputFile.Write(path, [2], overwrite: false)
        );
        byte[] kept = File.ReadAllBytes(path);
        OutputFile.Write(path, [3], overwrite: true);

        Assert.Equal("OutputExists", failure.ErrorId);
        Assert.Equal([1], kept);
        Assert.Equal([3], File.ReadAllBytes(path));
    }

    [Fact]
    public void Writing_that_fails_half_way_leaves_neither_a_part_nor_a_loss()
    {
        string path = Path.Combine(_folder, "report.html");
        OutputFile.Write(path, [1], overwrite: false);

        Assert.Throws<OutputFailedException>(() =>
            OutputFile.Write(
                path,
                stream =>
                {
                    stream.WriteByte(2);
                    throw new IOException("No space left on device");
                },
                overwrite: true
            )
        );

        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Writing_that_ends_with_any_exception_leaves_no_temporary_file()
    {
        string path = Path.Combine(_folder, "report.html");

        Assert.Throws<OperationCanceledException>(() =>
            OutputFile.Write(path, _ => throw new OperationCanceledException(), overwrite: false)
        );

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_fails_its_check_leaves_the_earlier_one()
    {
        string path = Path.Combine(_folder, "network.onnx");
        OutputFile.Replace(path, stream => stream.WriteByte(1));

        Assert.Throws<InvalidOperationException>(() =>
            OutputFile.Replace(
                path,
                stream => stream.WriteByte(2),
                finished =>
                {
                    Assert.Equal([2], File.ReadAllBytes(finished));
                    throw new InvalidOperationException();
                }
            )
        );

        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_nothing_else()
    {
        string[] kept = [Path.Combine(_folder, "a.safetensors"), Path.Combine(_folder, "b.txt")];
        foreach (string file in (string[])[.. kept, kept[0] + ".new-0123"])
            File.WriteAllBytes(file, [1]);

        OutputFile.RemoveLeftovers(_folder, "*.safetensors");

        Assert.Equal(kept, Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_of_that_name_is_an_error_that_says_so()
    {
        OutputFailedException failure = Assert.Throws<OutputFailedException>(() =>
            OutputFile.Write(_folder, [1], overwrite: true)
        );

        Assert.Equal("OutputIsFolder", failure.ErrorId);
    }

    [Theory]
    [InlineData("progan-church/1_fake", "progan-church-1_fake")]
    [InlineData("a<b>:\"c|d?*\n", "a-b---c-d---")]
    [InlineData(" .. ", "pictures")]
    public void Names_of_sets_become_parts_of_file_names(string name, string part) =>
        Assert.Equal(part, FileNamePart.From(name));
}
