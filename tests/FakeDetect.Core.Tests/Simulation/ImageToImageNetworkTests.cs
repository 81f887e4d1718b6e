using FakeDetect.Imaging;
using FakeDetect.Models.Onnx;
using FakeDetect.Simulation;
using Google.Protobuf;
using Xunit;

namespace FakeDetect.Core.Tests.Simulation;

public sealed class ImageToImageNetworkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("network").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_network_that_changes_nothing_gives_the_picture_back_to_the_bit()
    {
        string path = Save("identity", g => g.Linear(OnnxGraphBuilder.ImageName, "same", 1, 0));
        using ImageToImageNetwork network = ImageToImageNetwork.Open(path, new ImageToImageOptions());
        RgbImage picture = Noise(37, 23);

        RgbImage copy = network.Run(picture, TestContext.Current.CancellationToken);

        Assert.Equal(1, network.Scale);
        Assert.Equal((37, 23), (copy.Width, copy.Height));
        Assert.Equal(picture.Pixels, copy.Pixels);
    }

    [Fact]
    public void Tiles_give_what_the_whole_gives_where_the_halo_covers_the_kernel()
    {
        string path = Save(
            "blur",
            g => g.Convolution(g.ReflectPad(OnnxGraphBuilder.ImageName, "pad", 3), "blur", Average(7), padding: 0)
        );
        RgbImage picture = Noise(150, 90);
        using ImageToImageNetwork whole = ImageToImageNetwork.Open(path, new ImageToImageOptions { SizeMultiple = 2 });
        using ImageToImageNetwork tiled = ImageToImageNetwork.Open(
            path,
            new ImageToImageOptions
            {
                SizeMultiple = 2,
                TileSize = 32,
                Halo = 8,
            }
        );

        RgbImage expected = whole.Run(picture, TestContext.Current.CancellationToken);
        RgbImage actual = tiled.Run(picture, TestContext.Current.CancellationToken);

        Assert.Equal(expected.Pixels, actual.Pixels);
    }

    [Fact]
    public void A_network_that_doubles_the_picture_has_scale_two()
    {
        string path = Save("double", g => g.UpsampleTwice(OnnxGraphBuilder.ImageName, "twice", bilinear: false));
        using ImageToImageNetwork network = ImageToImageNetwork.Open(
            path,
            new ImageToImageOptions { TileSize = 16, Halo = 8 }
        );
        RgbImage picture = Noise(50, 41);

        RgbImage large = network.Run(picture, TestContext.Current.CancellationToken);

        Assert.Equal(2, network.Scale);
        Assert.Equal((100, 82), (large.Width, large.Height));
        for (int y = 0; y < large.Height; y++)
        {
            for (int x = 0; x < large.Width; x++)
                Assert.Equal(picture.Pixels[3 * ((y / 2 * 50) + (x / 2))], large.Pixels[3 * ((y * 100) + x)]);
        }
    }

    [Theory]
    [InlineData("32", 0, 32)]
    [InlineData("32", 4, 4)]
    [InlineData("", 0, 8)]
    [InlineData("many", 0, 8)]
    [InlineData("0", 0, 8)]
    public void The_size_multiple_is_the_users_or_the_networks_or_eight(string said, int asked, int expected)
    {
        var graph = new OnnxGraphBuilder("says");
        graph.Node("Identity", OnnxGraphBuilder.PictureName, [graph.Linear(OnnxGraphBuilder.ImageName, "same", 1, 0)]);
        string path = Path.Combine(_folder, "says.onnx");
        File.WriteAllBytes(
            path,
            graph
                .BuildPictures(new KeyValuePair<string, string>(ImageToImageOptions.SizeMultipleName, said))
                .ToByteArray()
        );

        using ImageToImageNetwork network = ImageToImageNetwork.Open(
            path,
            new ImageToImageOptions
            {
                SizeMultiple = asked,
                TileSize = 100,
                Halo = 20,
            }
        );

        Assert.Equal(expected, network.SizeMultiple);
        RgbImage picture = Noise(300, 41);
        Assert.Equal(picture.Pixels, network.Run(picture, TestContext.Current.CancellationToken).Pixels);
    }

    [Fact]
    public void A_picture_smaller_than_the_networks_margins_is_the_error_of_that_picture()
    {
        string path = Save(
            "wide",
            g => g.Convolution(g.ReflectPad(OnnxGraphBuilder.ImageName, "pad", 9), "average", Average(19), padding: 0)
        );
        using ImageToImageNetwork network = ImageToImageNetwork.Open(path, new ImageToImageOptions());
        string picture = Path.Combine(_folder, "small.jpg");
        File.WriteAllBytes(picture, JpegCodec.Encode(Noise(5, 5), 90));

        ImageUnreadableException error = Assert.Throws<ImageUnreadableException>(() =>
            new FakePairMaker(network, Path.Combine(_folder, "out"), FakeEncoding.Lossless).Make(
                picture,
                DecodeOptions.Default,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("InferenceFailed", error.ErrorId);
        Assert.Contains("small.jpg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_makes_no_picture_is_refused_by_name()
    {
        string path = Save("scores", g => g.Node("GlobalAveragePool", "pool", [OnnxGraphBuilder.ImageName]));
        var error = Assert.Throws<ModelInvalidException>(() =>
            ImageToImageNetwork.Open(path, new ImageToImageOptions())
        );
        Assert.Equal("NetworkNotImageToImage", error.ErrorId);
        Assert.Contains("scores.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_network_is_refused_by_name()
    {
        string path = Path.Combine(_folder, "text.onnx");
        File.WriteAllText(path, "not a network");
        Assert.Equal(
            "NetworkDamaged",
            Assert
                .Throws<ModelInvalidException>(() => ImageToImageNetwork.Open(path, new ImageToImageOptions()))
                .ErrorId
        );
        Assert.Equal(
            "NetworkNotFound",
            Assert
                .Throws<ModelInvalidException>(() => ImageToImageNetwork.Open(path + "x", new ImageToImageOptions()))
                .ErrorId
        );
    }

    private static ConvolutionWeights Average(int side)
    {
        var values = new float[3 * 3 * side * side];
        for (int c = 0; c < 3; c++)
            values.AsSpan(((c * 3) + c) * side * side, side * side).Fill(1f / (side * side));
        return new ConvolutionWeights([3, 3, side, side], values, null);
    }

    private static RgbImage Noise(int width, int height)
    {
        var pixels = new byte[3 * width * height];
        new Random(5).NextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }

    private string Save(string name, Func<OnnxGraphBuilder, string> body)
    {
        var graph = new OnnxGraphBuilder(name);
        graph.Node("Identity", OnnxGraphBuilder.PictureName, [body(graph)]);
        string path = Path.Combine(_folder, name + ".onnx");
        File.WriteAllBytes(path, graph.BuildPictures().ToByteArray());
        return path;
    }
}
