using FakeDetect.Models;
using FakeDetect.Models.Import;
using FakeDetect.Models.Onnx;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace FakeDetect.Core.Tests.Models.Import;

public sealed class OnnxImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("onnx").FullName;

    public static TheoryData<string, bool, string, int, string?, bool> Shapes =>
        new()
        {
            { "input.1", false, "out", 1, null, false },
            { "image", false, "logit", 1, "Sigmoid", false },
            { "image", false, "cam", 1, null, false },
            { "x", true, "prob", 1, "Sigmoid", false },
            { "x", false, "prob", 2, "Softmax", false },
            { "x", false, "logit", 2, null, true },
            { "x", true, "logits", 2, "Softmax", true },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_foreign_graph_gets_our_names_and_a_logit(
        string input,
        bool isFixed,
        string output,
        int values,
        string? activation,
        bool channelsLast
    )
    {
        object side = isFixed ? 32L : "side";
        object[] shape = channelsLast ? ["batch", side, side, 3L] : ["batch", 3L, side, side];
        string path = ForeignGraph.Make(input, shape, output, values, activation, channelsLast).Write(_folder);

        DetectorModel model = CheckpointImporter.Import(path, Options("m"), TestContext.Current.CancellationToken);

        // The mean of the planes is 1, 2 and 3.
        float logit = Run(model, [1, 2, 3]);
        Assert.Equal(values == 1 ? 14.5f : 28.5f, logit, 1e-4f);
        Assert.Equal("onnx", model.Card.Architecture);
        Assert.Null(model.Card.Tiling);
        Assert.Equal(isFixed, model.Card.FixedSize);
        Assert.Equal(isFixed ? 32 : 224, model.Card.CropSize);
        Assert.Equal(isFixed ? ["CenterCrop", "Tiles"] : null, model.Card.Views);
        string readme = File.ReadAllText(Path.Combine(model.Folder, "README.md"));
        Assert.Contains("no map of logits", readme, StringComparison.Ordinal);
        Assert.Contains("These values are an assumption", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Planes_are_turned_where_blue_comes_first()
    {
        string path = ForeignGraph.Make("x", ["N", 3L, "H", "W"], "y", 1, null).Write(_folder);

        DetectorModel model = CheckpointImporter.Import(
            path,
            Options("m") with
            {
                BlueFirst = true,
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(3 + 2 * 2 + 3 * 1 + 0.5f, Run(model, [1, 2, 3]), 1e-4f);
    }

    [Fact]
    public void A_graph_of_our_own_keeps_its_map_and_its_tiling()
    {
        string path = Path.Combine(_folder, "own.onnx");
        using (FileStream file = File.Create(path))
            Google.Protobuf.MessageExtensions.WriteTo(
                new FakeDetect.Models.Graphs.MobileNetV2Architecture().BuildGraph(TestNetworks.MobileNetV2()),
                file
            );

        DetectorModel model = CheckpointImporter.Import(path, Options("own"), TestContext.Current.CancellationToken);

        Assert.Equal("mobilenetv2", model.Card.Architecture);
        Assert.Equal(32, model.Card.Tiling!.Stride);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(model.OnnxPath));
    }

    [Fact]
    public void A_classifier_of_a_thousand_things_is_refused_with_its_outputs()
    {
        string path = Path.Combine(_folder, "foreign.onnx");
        ModelProto model = ForeignGraph.Make("x", ["N", 3L, "H", "W"], "pooled", 3, null);
        model.Graph.Node.RemoveAt(1);
        model.Graph.Node.RemoveAt(1);
        model.Graph.Output[0] = OnnxGraphBuilder.Value("pooled", "N", 3L, "h", "w");
        model.Write(_folder);

        ModelInvalidException error = Refused(path);

        Assert.Equal("OnnxOutputUnsuitable", error.ErrorId);
        Assert.Contains("'pooled' [1, 3, 1, 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_is_no_picture_is_refused()
    {
        string path = ForeignGraph.Make("x", ["N", 4L, "H", "W"], "y", 1, null).Write(_folder);
        Assert.Contains("has 4 channels", Refused(path).Message, StringComparison.Ordinal);

        ForeignGraph.Make("x", [8L, 3L, "H", "W"], "y", 1, null).Write(_folder);
        Assert.Contains("fixed at 8 pictures", Refused(path).Message, StringComparison.Ordinal);

        ForeignGraph.Make("x", ["N", 3L, 100_000L, 100_000L], "y", 1, null).Write(_folder);
        Assert.Contains("fixed at 100000 pixels", Refused(path).Message, StringComparison.Ordinal);

        ForeignGraph.Make("x", ["N", 3L, 32L, 64L], "y", 1, null).Write(_folder);
        Assert.Contains("32 pixels high and 64 pixels wide", Refused(path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_that_onnx_runtime_refuses_is_refused_and_leaves_nothing()
    {
        ModelProto model = ForeignGraph.Make("x", ["N", 3L, "H", "W"], "y", 1, null);
        model.Graph.Node[0].OpType = "NoSuchOperator";
        string path = model.Write(_folder);

        ModelInvalidException error = Refused(path);

        Assert.Equal("ModelNotRunnable", error.ErrorId);
        Assert.Contains("NoSuchOperator", error.Message, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_truncated_graph_is_refused()
    {
        string path = ForeignGraph.Make("x", ["N", 3L, "H", "W"], "y", 1, null).Write(_folder);
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);

        Assert.Equal("CheckpointTruncated", Refused(path).ErrorId);
    }

    [Fact]
    public void Any_flipped_byte_is_survived()
    {
        string path = ForeignGraph.Make("x", ["N", 3L, 32L, 32L], "y", 1, "Sigmoid").Write(_folder);
        byte[] bytes = File.ReadAllBytes(path);
        int refused = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte original = bytes[i];
            bytes[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, bytes);
            try
            {
                CheckpointImporter.Import(
                    path,
                    Options("m") with
                    {
                        Overwrite = true,
                    },
                    TestContext.Current.CancellationToken
                );
            }
            catch (ModelInvalidException e)
            {
                Assert.Contains("foreign.onnx", e.Message, StringComparison.Ordinal);
                refused++;
            }
            bytes[i] = original;
        }
        Assert.InRange(refused, 1, bytes.Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ImportOptions Options(string name) => new() { OutputFolder = Path.Combine(_folder, name) };

    private ModelInvalidException Refused(string path)
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            CheckpointImporter.Import(path, Options("m"))
        );
        Assert.Equal(path, error.Target);
        return error;
    }

    private static float Run(DetectorModel model, float[] planes)
    {
        using InferenceSession session = new(model.OnnxPath);
        float[] pixels = [.. planes.SelectMany(p => Enumerable.Repeat(p, 32 * 32))];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, [1, 3, 32, 32]);
        using RunOptions options = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["image"], [input], ["logit"]);
        Assert.Equal([1, 1], outputs[0].GetTensorTypeAndShape().Shape);
        return outputs[0].GetTensorDataAsSpan<float>()[0];
    }
}
