using FakeDetect.Imaging.Vips;
using NetVips;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging.Vips;

public sealed class VipsLibraryTests
{
    private static readonly byte[] Svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>"u8.ToArray();

    public static TheoryData<string, Action> Loaders =>
        new()
        {
            { "SVG", () => Image.SvgloadBuffer(Svg).Dispose() },
            {
                "GIF",
                () =>
                    Image.GifloadBuffer(File.ReadAllBytes(GoldenTable.PathOf("parity", "files", "gif_p.gif"))).Dispose()
            },
            { "CSV", () => Image.Csvload(GoldenTable.PathOf("parity", "table.tsv")).Dispose() },
            { "raw", () => Image.Rawload(GoldenTable.PathOf("parity", "table.tsv"), 4, 4, 1).Dispose() },
            {
                "JPEG from a file",
                () => Image.Jpegload(GoldenTable.PathOf("parity", "files", "jpg_420_q75.jpg")).Dispose()
            },
            { "the library's own guess at SVG", () => Image.NewFromBuffer(Svg).Dispose() },
        };

    [Theory]
    [MemberData(nameof(Loaders))]
    public void Only_the_loaders_that_are_called_by_name_are_open(string loader, Action load)
    {
        Assert.NotEmpty(loader);
        VipsLibrary.EnsureReady();
        Assert.Throws<VipsException>(load);
    }

    [Fact]
    public void Each_operation_has_one_thread_and_nothing_is_kept()
    {
        VipsLibrary.EnsureReady();
        Assert.Equal(1, NetVips.NetVips.Concurrency);
        Assert.Equal(0, Cache.Max);
    }
}
