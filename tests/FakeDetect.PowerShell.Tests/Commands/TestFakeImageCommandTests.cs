using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class TestFakeImageCommandTests
{
    [Fact]
    public void A_picture_gets_a_verdict()
    {
        using Sandbox sandbox = new();
        using ModuleSession session = new();
        string white = sandbox.White("white.png");
        sandbox.Black("black.png");

        RunResult result = session.Run(
            "Test-FakeImage $args[0] -Model $args[1]",
            sandbox.Root,
            Repository.TinyDetector
        );

        Assert.Equal(["Real", "Fake"], result.Values<string>("Verdict"));
        Assert.Equal(white, result.Values<string>("Path")[1]);
    }
}
