using System.Management.Automation;
using System.Security.Cryptography;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>What comes out for a picture.</summary>
public sealed class TestFakeImageResultTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_result_holds_the_picture_the_model_and_the_score()
    {
        string white = _sandbox.White("white.png");

        PSObject result = Assert.Single(session.Run("Test-FakeImage $args[0] -Device Cpu", white).ThrowIfFailed());

        Assert.Equal("FakeDetect.FakeImageResult", result.TypeNames[0]);
        Assert.Equal(white, result.Properties["Path"].Value);
        Assert.Equal(white, result.Properties["FullName"].Value);
        Assert.Equal("Fake", $"{result.Properties["Verdict"].Value}");
        Assert.Equal(true, result.Properties["IsFake"].Value);
        // The tiny detector: 8 for white, and the float32 sigmoid of it.
        Assert.Equal(8.0, (double)result.Properties["Logit"].Value, 1e-4);
        Assert.Equal(1 / (1 + Math.Exp(-8)), (double)result.Properties["Probability"].Value, 1e-6);
        Assert.Equal(0.5, result.Properties["Threshold"].Value);
        Assert.Equal("tiny-detector", result.Properties["Model"].Value);
        Assert.Equal(
            HashOf(Path.Combine(Repository.TinyDetector, "model.onnx")),
            result.Properties["ModelSha256"].Value
        );
        Assert.Equal("CenterCrop", $"{result.Properties["View"].Value}");
        Assert.Equal(40, result.Properties["Width"].Value);
        Assert.Equal(40, result.Properties["Height"].Value);
        Assert.Equal("Png", result.Properties["Format"].Value);
        Assert.Equal(new FileInfo(white).Length, result.Properties["Length"].Value);
        Assert.Equal(HashOf(white), result.Properties["Sha256"].Value);
        Assert.Equal("Cpu", result.Properties["Device"].Value);
        Assert.InRange((TimeSpan)result.Properties["Elapsed"].Value, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.Zero, ((DateTimeOffset)result.Properties["Timestamp"].Value).Offset);
        Assert.Empty((IEnumerable<string>)result.Properties["Notes"].Value);
    }

    [Fact]
    public void The_properties_are_those_that_are_documented_and_none_can_be_set()
    {
        PSObject result = Assert.Single(
            session.Run("Test-FakeImage $args[0]", _sandbox.White("white.png")).ThrowIfFailed()
        );

        string[] expected =
        [
            "Path",
            "Verdict",
            "IsFake",
            "Probability",
            "Logit",
            "Threshold",
            "Model",
            "ModelSha256",
            "View",
            "Width",
            "Height",
            "Format",
            "Length",
            "Sha256",
            "Device",
            "Elapsed",
            "Timestamp",
            "Notes",
        ];
        Assert.Subset(
            new HashSet<string>(result.BaseObject.GetType().GetProperties().Select(property => property.Name)),
            new HashSet<string>(expected)
        );
        Assert.All(
            result.BaseObject.GetType().GetProperties(),
            property => Assert.False(property.CanWrite, property.Name)
        );
    }

    [Fact]
    public void A_threshold_of_the_user_decides()
    {
        string grey = _sandbox.Picture("grey.png", 140);

        PSObject own = Assert.Single(session.Run("Test-FakeImage $args[0]", grey).ThrowIfFailed());
        PSObject strict = Assert.Single(session.Run("Test-FakeImage $args[0] -Threshold 0.9", grey).ThrowIfFailed());

        Assert.Equal("Fake", $"{own.Properties["Verdict"].Value}");
        Assert.Equal("Real", $"{strict.Properties["Verdict"].Value}");
        Assert.Equal(0.9, strict.Properties["Threshold"].Value);
        Assert.Equal(own.Properties["Logit"].Value, strict.Properties["Logit"].Value);
    }

    [Fact]
    public void Between_two_thresholds_a_picture_is_inconclusive_and_IsFake_is_null()
    {
        string model = TinyModel.Copy(_sandbox.PathOf("two-thresholds"), card => card["realBelow"] = 0.1);
        string grey = _sandbox.Picture("grey.png", 120);

        PSObject result = Assert.Single(
            session.Run("Test-FakeImage $args[0] -Model $args[1]", grey, model).ThrowIfFailed()
        );

        Assert.Equal("Inconclusive", $"{result.Properties["Verdict"].Value}");
        Assert.Null(result.Properties["IsFake"].Value);
    }

    [Fact]
    public void Quiet_writes_one_Boolean_a_picture()
    {
        _sandbox.White("b.png");
        _sandbox.Black("a.png");

        Assert.Equal(
            [false, true],
            session
                .Run("Test-FakeImage $args[0] -Quiet", _sandbox.Root)
                .ThrowIfFailed()
                .Select(item => (bool)item.BaseObject)
        );
    }

    [Fact]
    public void Quiet_off_writes_objects()
    {
        Assert.Equal(
            "FakeDetect.FakeImageResult",
            Assert
                .Single(session.Run("Test-FakeImage $args[0] -Quiet:$false", _sandbox.White("a.png")).Output)
                .TypeNames[0]
        );
    }

    [Fact]
    public void Quiet_says_False_and_warns_where_the_verdict_is_inconclusive()
    {
        string model = TinyModel.Copy(_sandbox.PathOf("two-thresholds"), card => card["realBelow"] = 0.1);
        string grey = _sandbox.Picture("grey.png", 120);

        RunResult result = session.Run("Test-FakeImage $args[0] -Model $args[1] -Quiet", grey, model);

        Assert.Equal(false, Assert.Single(result.Output).BaseObject);
        Assert.Contains("inconclusive", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_names_the_first_inconclusive_picture_and_counts_them_in_the_end()
    {
        string model = TinyModel.Copy(_sandbox.PathOf("two-thresholds"), card => card["realBelow"] = 0.1);
        string[] grey = [.. Enumerable.Range(0, 5).Select(i => _sandbox.Picture($"grey{i}.png", 120))];

        RunResult result = session.Run("Test-FakeImage $args[0] -Model $args[1] -Quiet", grey, model);

        Assert.Equal(5, result.Output.Count);
        Assert.Equal(2, result.Warnings.Count);
        Assert.Contains(grey[0], result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("5 of 5 pictures are inconclusive", result.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_writes_no_Boolean_for_a_picture_that_cannot_be_read()
    {
        RunResult result = session.Run("Test-FakeImage $args[0] -Quiet", _sandbox.Text("broken.png", "no picture"));

        Assert.Empty(result.Output);
        Assert.Single(result.Errors);
    }

    [Fact]
    public void A_view_that_the_threshold_was_not_chosen_for_is_used_and_warned_of()
    {
        string white = _sandbox.Picture("white.png", 255, side: 64);

        RunResult result = session.Run("Test-FakeImage $args[0] -View Full", white);

        Assert.Equal("Full", Assert.Single(result.Values<string>("View")));
        Assert.Contains("threshold", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(session.Run("Test-FakeImage $args[0] -View Full -Threshold 0.5", white).Warnings);
        Assert.Empty(session.Run("Test-FakeImage $args[0] -View CenterCrop -CropSize 32", white).Warnings);
    }

    [Fact]
    public void A_picture_that_is_smaller_than_the_crop_carries_a_note()
    {
        string small = _sandbox.Picture("small.png", 255, side: 16);

        PSObject result = Assert.Single(session.Run("Test-FakeImage $args[0]", small).ThrowIfFailed());

        Assert.NotEmpty((IEnumerable<string>)result.Properties["Notes"].Value);
        Assert.Equal(
            string.Join(' ', (IEnumerable<string>)result.Properties["Notes"].Value),
            $"{result.Properties["Notes"].Value}"
        );
    }

    [Fact]
    public void Results_come_in_the_order_of_the_input_whatever_the_throttle()
    {
        for (int i = 0; i < 60; i++)
            _sandbox.Picture($"{i:D2}.png", (byte)(4 * i), side: 32 + (37 * i % 200));

        foreach (int throttle in new[] { 1, 3, 16 })
        {
            RunResult result = session.Run($"Test-FakeImage $args[0] -ThrottleLimit {throttle}", _sandbox.Root);

            Assert.Equal(
                Enumerable.Range(0, 60).Select(i => $"{i:D2}.png"),
                result.Values<string>("Path").Select(path => Path.GetFileName(path))
            );
        }
    }

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
