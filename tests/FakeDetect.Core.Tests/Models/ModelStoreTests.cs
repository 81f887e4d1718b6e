using System.Text.Json.Nodes;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Models;

public sealed class ModelStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("store").FullName;

    [Fact]
    public void The_first_folder_with_a_name_wins_and_the_other_is_shadowed()
    {
        string mine = Write("user/alpha", "mine");
        Write("module/alpha", "shipped");
        Write("module/beta", "shipped");
        ModelStore store = Store("user", "module");

        Assert.Equal(mine, store.Find("ALPHA").Folder);
        Assert.Equal("mine", store.Find("alpha").Card.Description);
        Assert.Equal("shipped", store.Find(Path.Combine(_root, "module", "alpha")).Card.Description);
        Assert.Equal("shipped", store.Find(Path.Combine(_root, "module", "alpha", "model.onnx")).Card.Description);
        Assert.Equal(
            [("alpha", false), ("alpha", true), ("beta", false)],
            store.List().Select(e => (e.Name, e.IsShadowed))
        );
    }

    [Fact]
    public void A_model_is_found_by_its_folder_also_after_a_rename()
    {
        Directory.Move(Write("user/alpha", "x"), Path.Combine(_root, "user", "omega [1]"));

        Assert.Equal("omega [1]", Store("user").Find("omega [1]").Card.Name);
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        Write("user/alpha", "x");
        Write("user/beta", "x");

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            Store("user", "nowhere").Find("gamma")
        );

        Assert.Equal("ModelNotFound", error.ErrorId);
        Assert.Equal("gamma", error.Target);
        Assert.Contains(
            "'gamma' was not found; installed models: alpha, beta.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_empty_store_says_where_it_looked()
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => Store("nowhere").Find("gamma"));

        Assert.Contains(Path.Combine(_root, "nowhere"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_in_the_graph_refuses_the_model()
    {
        string onnx = Path.Combine(Write("user/alpha", "x"), "model.onnx");
        byte[] bytes = File.ReadAllBytes(onnx);
        bytes[^1] ^= 1;
        File.WriteAllBytes(onnx, bytes);

        Assert.Equal(
            "ModelHashMismatch",
            Assert.Throws<ModelInvalidException>(() => Store("user").Find("alpha")).ErrorId
        );
        ModelEntry entry = Assert.Single(Store("user").List());
        Assert.Null(entry.Model);
        Assert.Equal("ModelHashMismatch", entry.Error!.ErrorId);
        Assert.NotNull(Assert.Single(Store("user").List(verifyHashes: false)).Model);
    }

    [Fact]
    public void A_broken_folder_is_listed_with_its_error_and_hides_no_other()
    {
        File.WriteAllText(Path.Combine(Write("user/alpha", "x"), "model.json"), "{ \"name\": ");
        File.Delete(Path.Combine(Write("user/beta", "x"), "model.onnx"));
        File.Delete(Path.Combine(Write("user/delta", "x"), "model.json"));
        Write("user/whole", "x");
        Directory.CreateDirectory(Path.Combine(_root, "user", "no model"));
        Directory.CreateDirectory(Path.Combine(_root, "user", ".whole.new-1"));

        IReadOnlyList<ModelEntry> entries = Store("user").List();

        Assert.Equal(
            ["alpha ModelCardInvalid", "beta ModelOnnxMissing", "delta ModelCardMissing", "whole "],
            entries.Select(e => $"{e.Name} {e.Error?.ErrorId}")
        );
    }

    [Theory]
    [InlineData("threshold", "1.5", "threshold is 1.5")]
    [InlineData("threshold", "\"high\"", "threshold")]
    [InlineData("cropSize", "0", "cropSize is 0")]
    [InlineData("view", "\"Sideways\"", "view is 'Sideways'")]
    [InlineData("realBelow", "0.9", "realBelow is 0.9")]
    [InlineData("onnxSha256", "\"abc\"", "onnxSha256")]
    [InlineData("architecture", "\"\"", "architecture is empty")]
    [InlineData("architecture", null, "architecture")]
    [InlineData("input", "null", "input needs")]
    [InlineData("input", "{\"kind\":\"Rgb\",\"mean\":[0,0],\"deviation\":[1,1,1]}", "input.mean")]
    [InlineData("input", "{\"kind\":\"Rgb\",\"mean\":[0,0,0],\"deviation\":[1,0,1]}", "input.deviation")]
    [InlineData("input", "{\"kind\":\"Smell\",\"mean\":[0,0,0],\"deviation\":[1,1,1]}", "input.kind is 'Smell'")]
    [InlineData("tiling", "{\"stride\":32,\"halo\":33}", "tiling has stride 32 and halo 33")]
    public void A_value_out_of_range_is_named(string field, string? json, string finding)
    {
        Edit(
            Write("user/alpha", "x"),
            card =>
            {
                card.Remove(field);
                if (json is not null)
                    card[field] = JsonNode.Parse(json);
            }
        );

        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() => Store("user").Find("alpha"));

        Assert.Equal("ModelCardInvalid", error.ErrorId);
        Assert.Equal(Path.Combine(_root, "user", "alpha", "model.json"), error.Target);
        Assert.Contains(finding, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_of_a_newer_version_asks_for_an_update()
    {
        Edit(Write("user/alpha", "x"), card => card["schema"] = 2);

        Assert.Equal(
            "ModelCardTooNew",
            Assert.Throws<ModelInvalidException>(() => Store("user").Find("alpha")).ErrorId
        );
    }

    [Fact]
    public void Unknown_fields_are_kept()
    {
        Edit(Write("user/alpha", "x"), card => card["mood"] = "sunny");

        DetectorModel model = Store("user").Find("alpha");
        ModelFolderWriter.Write(
            Path.Combine(_root, "user", "copy"),
            model.Card,
            s => s.Write([1]),
            "",
            overwrite: false
        );

        Assert.Contains(
            "\"mood\": \"sunny\"",
            File.ReadAllText(Path.Combine(_root, "user", "copy", "model.json")),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private ModelStore Store(params string[] folders) => new(folders.Select(f => Path.Combine(_root, f)));

    private string Write(string path, string description)
    {
        string folder = Path.Combine([_root, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        ModelCard card = new()
        {
            Name = Path.GetFileName(folder),
            Architecture = "none",
            Description = description,
            Input = ModelInput.Clip,
            OnnxSha256 = "",
            Tiling = new ModelTiling(8, 64),
        };
        return ModelFolderWriter.Write(folder, card, s => s.Write([1, 2, 3]), "", overwrite: false).Folder;
    }

    private static void Edit(string folder, Action<JsonObject> edit)
    {
        string path = Path.Combine(folder, "model.json");
        JsonObject card = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        edit(card);
        File.WriteAllText(path, card.ToJsonString());
    }
}
