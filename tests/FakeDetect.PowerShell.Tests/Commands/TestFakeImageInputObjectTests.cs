using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>Pictures that are no files: byte arrays and streams.</summary>
public sealed class TestFakeImageInputObjectTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Bytes_are_scored()
    {
        Assert.Equal(
            ["Fake"],
            session.Run("Test-FakeImage -InputObject $args[0]", Png.Grey(255, 40)).Values<string>("Verdict")
        );
    }

    [Fact]
    public void Bytes_are_scored_when_piped_as_one_object()
    {
        RunResult result = session.Run(
            "$w = [byte[]]$args[0]; $b = [byte[]]$args[1]; $w, $b | Test-FakeImage",
            Png.Grey(255, 40),
            Png.Grey(0, 40)
        );

        Assert.Equal(["Fake", "Real"], result.Values<string>("Verdict"));
        Assert.Equal(["InputObject 1", "InputObject 2"], result.Values<string>("Path"));
    }

    [Fact]
    public void Bytes_that_the_pipeline_took_apart_are_one_picture()
    {
        RunResult result = session.Run("[byte[]]$args[0] | Test-FakeImage", Png.Grey(255, 40));

        Assert.Equal(["Fake"], result.Values<string>("Verdict"));
        Assert.Equal(["InputObject 1"], result.Values<string>("Path"));
    }

    [Fact]
    public void A_stream_is_scored_from_where_it_stands_and_left_open()
    {
        using MemoryStream stream = new([1, 2, 3, .. Png.Grey(255, 40)]);
        stream.Position = 3;

        Assert.Equal(["Fake"], session.Run("$args[0] | Test-FakeImage", stream).Values<string>("Verdict"));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_file_stream_gives_its_path()
    {
        string white = _sandbox.White("white.png");
        using FileStream stream = File.OpenRead(white);

        Assert.Equal([white], session.Run("$args[0] | Test-FakeImage", stream).Values<string>("Path"));
    }

    [Fact]
    public void Bytes_that_are_no_picture_are_an_error()
    {
        RunResult result = session.Run("Test-FakeImage -InputObject $args[0]", new byte[] { 1, 2, 3 });

        Assert.Single(result.Errors);
        Assert.Equal("InputObject 1", result.Errors[0].TargetObject);
    }

    [Fact]
    public void A_stream_that_cannot_be_read_is_an_error()
    {
        MemoryStream stream = new([1, 2, 3]);
        stream.Dispose();

        RunResult result = session.Run("Test-FakeImage -InputObject $args[0]", stream);

        Assert.Null(result.Failure);
        Assert.Equal(["InputObjectUnreadable"], result.ErrorIds);
    }

    [Fact]
    public void What_is_neither_bytes_nor_a_stream_does_not_bind()
    {
        Assert.Equal("ParameterBindingException", session.Run("Test-FakeImage -InputObject 7").Failure?.GetType().Name);
    }
}
