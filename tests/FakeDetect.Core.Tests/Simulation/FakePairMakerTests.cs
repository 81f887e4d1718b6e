using FakeDetect.Core.Tests.Imaging;
using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;
using FakeDetect.Models.Onnx;
using FakeDetect.Simulation;
using Google.Protobuf;
using Xunit;

namespace FakeDetect.Core.Tests.Simulation;

public sealed class FakePairMakerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pairs").FullName;
    private readonly ImageToImageNetwork _network;

    public FakePairMakerTests()
    {
        OnnxGraphBuilder graph = new("darker");
        graph.Node(
            "Identity",
            OnnxGraphBuilder.PictureName,
            [graph.Linear(OnnxGraphBuilder.ImageName, "half", 0.5f, 0)]
        );
        string path = Path.Combine(_folder, "darker.onnx");
        File.WriteAllBytes(path, graph.BuildPictures().ToByteArray());
        _network = ImageToImageNetwork.Open(path, new ImageToImageOptions());
    }

    public void Dispose()
    {
        _network.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(75, ChromaSubsampling.S420, "4:2:0")]
    [InlineData(93, ChromaSubsampling.S444, "4:4:4")]
    [InlineData(60, ChromaSubsampling.S422, "4:2:2")]
    public void The_fake_of_a_JPEG_has_its_tables_its_subsampling_and_its_size(
        int quality,
        ChromaSubsampling subsampling,
        string name
    )
    {
        string path = Save("photo.jpg", JpegCodec.Encode(Picture(61, 45), quality, subsampling));

        PairEntry pair = Make(path, FakeEncoding.Original);

        JpegFacts expected = JpegInspector.Inspect(File.ReadAllBytes(path))!;
        JpegFacts actual = JpegInspector.Inspect(File.ReadAllBytes(pair.Fake))!;
        Assert.Equal(expected.LuminanceTable, actual.LuminanceTable);
        Assert.Equal(expected.ChrominanceTable, actual.ChrominanceTable);
        Assert.Equal(expected.Sampling, actual.Sampling);
        Assert.Equal((61, 45), (actual.Width, actual.Height));
        Assert.Equal((quality, name, "Jpeg"), (pair.Quality, pair.Subsampling, pair.Format));
    }

    [Fact]
    public void A_fake_is_what_the_network_makes_of_the_picture()
    {
        RgbImage picture = Picture(40, 30);
        string path = Save("photo.jpg", JpegCodec.Encode(picture, 100, ChromaSubsampling.S444));
        RgbImage original = ImageReader
            .Decode(File.ReadAllBytes(path), path, DecodeOptions.Default, TestContext.Current.CancellationToken)
            .Image;

        PairEntry pair = Make(path, FakeEncoding.Lossless);

        RgbImage fake = ImageReader
            .Decode(
                File.ReadAllBytes(pair.Fake),
                pair.Fake,
                DecodeOptions.Default,
                TestContext.Current.CancellationToken
            )
            .Image;
        for (int i = 0; i < original.Pixels.Length; i++)
            Assert.InRange(fake.Pixels[i] - (original.Pixels[i] / 2.0), -0.51, 0.51);
    }

    [Fact]
    public void A_second_run_goes_on_where_the_first_stopped()
    {
        string path = Save("photo.jpg", JpegCodec.Encode(Picture(24, 24), 80));
        PairEntry first = Make(path, FakeEncoding.Original);
        DateTime written = File.GetLastWriteTimeUtc(first.Fake);

        PairEntry second = Make(path, FakeEncoding.Original);

        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(second.Fake));
        Assert.Single(PairManifest.Read(Path.Combine(_folder, "out")));
    }

    [Fact]
    public void Two_networks_of_one_file_name_make_two_fakes()
    {
        string path = Save("photo.jpg", JpegCodec.Encode(Picture(24, 24), 80));
        Directory.CreateDirectory(Path.Combine(_folder, "other"));
        OnnxGraphBuilder graph = new("darker");
        graph.Node(
            "Identity",
            OnnxGraphBuilder.PictureName,
            [graph.Linear(OnnxGraphBuilder.ImageName, "quarter", 0.25f, 0)]
        );
        string onnx = Path.Combine(_folder, "other", "darker.onnx");
        File.WriteAllBytes(onnx, graph.BuildPictures().ToByteArray());
        using ImageToImageNetwork other = ImageToImageNetwork.Open(onnx, new ImageToImageOptions());

        PairEntry first = Make(path, FakeEncoding.Lossless);
        PairEntry second = new FakePairMaker(other, Path.Combine(_folder, "out"), FakeEncoding.Lossless).Make(
            path,
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );

        Assert.NotEqual(first.Fake, second.Fake);
        Assert.Equal([first.Fake, second.Fake], PairManifest.Read(Path.Combine(_folder, "out")).Select(p => p.Fake));
        Assert.NotEqual(File.ReadAllBytes(first.Fake), File.ReadAllBytes(second.Fake));
    }

    [Fact]
    public void A_lossless_WebP_is_imitated_whatever_its_metadata_say()
    {
        byte[] webp = ImageWriter.WebPLossless(Picture(40, 30));
        string path = Save("noted.webp", AnnotatedWebP.Make(webp, 40, 30, "a note: VP8 is lossy"));
        PairEntry pair = Make(path, FakeEncoding.Original);
        Assert.Equal("WebP", pair.Format);
        Assert.Equal("WebP lossless", PictureContainer.Of(File.ReadAllBytes(pair.Fake)).Name);
    }

    [Fact]
    public void An_original_that_cannot_be_imitated_is_refused_by_name()
    {
        string path = Save("photo.ppm", [.. "P6 2 1 255\n"u8, 1, 2, 3, 4, 5, 6]);
        ImageUnreadableException error = Assert.Throws<ImageUnreadableException>(() =>
            Make(path, FakeEncoding.Original)
        );
        Assert.Equal("FormatNotImitated", error.ErrorId);
        Assert.Contains("photo.ppm", error.Message, StringComparison.Ordinal);
    }

    private static RgbImage Picture(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(128 + (100 * Math.Sin(i / 17.0)));
        return new RgbImage(width, height, pixels);
    }

    private PairEntry Make(string path, FakeEncoding encoding) =>
        new FakePairMaker(_network, Path.Combine(_folder, "out"), encoding).Make(
            path,
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );

    private string Save(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
