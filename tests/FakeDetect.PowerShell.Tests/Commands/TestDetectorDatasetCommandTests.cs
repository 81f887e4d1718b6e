using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class TestDetectorDatasetCommandTests(TestDetectorDatasetCommandTests.SharedSession session)
    : IClassFixture<TestDetectorDatasetCommandTests.SharedSession>,
        IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_size_that_is_the_label_is_found()
    {
        Fill(realSide: 40, fakeSide: 48);

        RunResult result = session.Module.Run("Test-DetectorDataset $args[0]", _sandbox.Root);

        Assert.Equal([true], result.Values<bool>("HasLeak"));
        Assert.Equal([12], result.Values<int>("FakeCount"));
        Assert.Contains(
            result.Values<object[]>("Findings")[0],
            f => f.ToString()!.Contains("Size alone tells the labels nearly always", StringComparison.Ordinal)
        );
        Assert.Contains("Size 1.000", result.Values<object[]>("Properties")[0].Select(p => p.ToString()));
    }

    [Theory]
    [InlineData(48, false)]
    [InlineData(40, true)]
    public void Quiet_says_whether_the_set_is_free_of_leaks(int fakeSide, bool free)
    {
        Fill(realSide: 40, fakeSide);

        RunResult result = session.Module.Run("Test-DetectorDataset $args[0] -Quiet", _sandbox.Root);

        Assert.Equal([free], result.ThrowIfFailed().Select(o => o.BaseObject));
    }

    [Fact]
    public void Pictures_of_the_set_that_are_tested_on_are_found()
    {
        Fill(realSide: 40, fakeSide: 40);
        _sandbox.Bytes("test/0_real/copy.png", Noise(40, 3));
        string train = _sandbox.PathOf("train");
        Directory.CreateDirectory(train);
        Directory.Move(_sandbox.PathOf("0_real"), Path.Combine(train, "0_real"));
        Directory.Move(_sandbox.PathOf("1_fake"), Path.Combine(train, "1_fake"));

        RunResult result = session.Module.Run(
            "Test-DetectorDataset $args[0] -TestPath $args[1]",
            train,
            _sandbox.PathOf("test")
        );

        Assert.Equal([1], result.Values<int>("TestCount"));
        Assert.Contains(
            result.Values<object[]>("Findings")[0],
            f => f.ToString()!.StartsWith("Leak: 1 group of the same files", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_unreadable_picture_is_an_error_and_the_others_are_looked_at()
    {
        Fill(realSide: 40, fakeSide: 40);
        string damaged = _sandbox.Text("0_real/damaged.png", "no picture");

        RunResult result = session.Module.Run("Test-DetectorDataset $args[0]", _sandbox.Root);

        Assert.Equal([damaged], result.Errors.Select(e => e.TargetObject));
        Assert.Equal(1, result.Output[0].Properties["Failed"].Value);
        Assert.Equal(12, result.Output[0].Properties["RealCount"].Value);
    }

    [Fact]
    public void One_label_alone_is_warned_of()
    {
        _sandbox.Bytes("0_real/a.png", Noise(40, 1));

        RunResult result = session.Module.Run("Test-DetectorDataset $args[0]", _sandbox.Root);

        Assert.Contains("no fakes", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_labels_is_an_error()
    {
        _sandbox.Bytes("a.png", Noise(40, 1));

        RunResult result = session.Module.Run("Test-DetectorDataset $args[0]", _sandbox.Root);

        Assert.Equal(["DatasetWithoutLabels"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void The_facts_of_each_picture_are_there_when_asked_for()
    {
        Fill(realSide: 40, fakeSide: 40);

        RunResult result = session.Module.Run(
            "(Test-DetectorDataset -RealPath $args[0] -FakePath $args[1] -IncludePicture).Pictures",
            _sandbox.PathOf("0_real"),
            _sandbox.PathOf("1_fake")
        );

        Assert.Equal(24, result.ThrowIfFailed().Count);
        Assert.All(result.Values<string>("Format"), format => Assert.Equal("Png", format));
        Assert.All(result.Values<string>("PerceptualHash"), hash => Assert.Equal(16, hash.Length));
    }

    private void Fill(int realSide, int fakeSide)
    {
        for (int i = 0; i < 12; i++)
        {
            _sandbox.Bytes($"0_real/{i}.png", Noise(realSide, i));
            _sandbox.Bytes($"1_fake/{i}.png", Noise(fakeSide, 100 + i));
        }
    }

    private static byte[] Noise(int side, int seed)
    {
        byte[] pixels = new byte[side * side];
        new Random(seed).NextBytes(pixels);
        return Png.Grey(pixels, side);
    }

    public sealed class SharedSession : IDisposable
    {
        public ModuleSession Module { get; } = new();

        public void Dispose() => Module.Dispose();
    }
}
