using System.Management.Automation;
using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

/// <summary>
/// One labelled folder is one data set: every cmdlet that takes it finds the same pictures with the same labels, sets and
/// sources, whatever they are called, and says what it left out.
/// </summary>
public sealed class OneDatasetTests(DetectorSession session) : IClassFixture<DetectorSession>, IDisposable
{
    private readonly Sandbox _sandbox = new();

    private string Mix => _sandbox.PathOf("mix");

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("0_real", "1_fake")]
    [InlineData("real", "fake")]
    public void Test_FakeImage_finds_every_picture_that_is_not_hidden(string real, string fake)
    {
        Found[] expected = Fill(real, fake);

        RunResult result = session.Run("Test-FakeImage $args[0] -Recurse -Verbose", Mix);

        Assert.Equal(
            expected.Select(f => f.Path),
            result.Values<string>("Path").Select(Within).Order(StringComparer.Ordinal)
        );
        AssertSaid(result);
    }

    [Theory]
    [InlineData("0_real", "1_fake")]
    [InlineData("real", "fake")]
    public void Measure_DetectorAP_measures_the_same_pictures(string real, string fake)
    {
        Found[] expected = Fill(real, fake);

        RunResult result = session.Run(
            "Measure-DetectorAP $args[0] -ScoresPath $args[1] -Condition AsIs -Verbose",
            Mix,
            _sandbox.PathOf("scores.csv")
        );

        Assert.Equal([(4, 5)], result.Values<int>("RealCount").Zip(result.Values<int>("FakeCount")));
        Assert.Equal(expected, Scored());
        AssertSaid(result);
    }

    [Theory]
    [InlineData("0_real", "1_fake")]
    [InlineData("real", "fake")]
    public void New_DetectorCalibration_rests_on_the_same_pictures(string real, string fake)
    {
        Found[] expected = Fill(real, fake);

        RunResult result = session.Run(
            "New-DetectorCalibration $args[0] -ScoresPath $args[1] -Condition AsIs -Verbose",
            Mix,
            _sandbox.PathOf("scores.csv")
        );

        Assert.Equal([(4, 5)], result.Values<int>("RealCount").Zip(result.Values<int>("FakeCount")));
        Assert.Equal(expected, Scored());
        Assert.Equal(
            expected.Select(f => f.Source).Distinct().Order(StringComparer.Ordinal),
            ((object[])result.Output[0].Properties["Sources"].Value)
                .Select(s => (string)PSObject.AsPSObject(s).Properties["Source"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        AssertSaid(result);
    }

    [Theory]
    [InlineData("0_real", "1_fake")]
    [InlineData("real", "fake")]
    public void Test_DetectorDataset_looks_at_the_same_pictures(string real, string fake)
    {
        Found[] expected = Fill(real, fake);

        RunResult result = session.Run("Test-DetectorDataset $args[0] -IncludePicture -Verbose", Mix);

        Assert.Equal(
            expected,
            ((object[])Assert.Single(result.ThrowIfFailed()).Properties["Pictures"].Value)
                .Select(PSObject.AsPSObject)
                .Select(p => new Found(
                    Within((string)p.Properties["Path"].Value),
                    (bool)p.Properties["IsFake"].Value,
                    (string)p.Properties["Source"].Value
                ))
                .OrderBy(f => f.Path, StringComparer.Ordinal)
        );
        AssertSaid(result);
    }

    [Theory]
    [InlineData("0_real", "1_fake")]
    [InlineData("real", "fake")]
    public void Invoke_DetectorTraining_trains_on_the_same_pictures(string real, string fake)
    {
        Found[] expected = Fill(real, fake);

        RunResult result = session.Run(
            "Invoke-DetectorTraining $args[0] $args[1] -Architecture residual-small -CropSize 16 -ValidationCropSize 24 "
                + "-BatchSize 4 -StepsPerEpoch 1 -WarmUpSteps 0 -ThreadCount 1 -Device Cpu -HoldOut 0 -MaxEpoch 1 -Verbose",
            Mix,
            _sandbox.PathOf("model")
        );

        Assert.Equal([(4, 5)], result.Values<int>("RealCount").Zip(result.Values<int>("FakeCount")));
        // Columns: use, label, set, source, path, SHA-256; a set here is what the other cmdlets call a source.
        Assert.Equal(
            expected,
            File.ReadLines(_sandbox.PathOf("model/pictures.tsv"))
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Select(f => new Found(f[4], f[1] == "1", f[2]))
                .OrderBy(f => f.Path, StringComparer.Ordinal)
        );
        AssertSaid(result);
    }

    // Nine pictures that are to be found; one is hidden, one lies in a hidden folder, and a text is none.
    private Found[] Fill(string real, string fake)
    {
        string[] reals = ["0.png", "1.png", "2.png", "phone/a.jfif"];
        string[] fakes = ["0.png", "1.png", "2.png", "b.dat", "net/download"];
        for (int i = 0; i < reals.Length; i++)
            _sandbox.Picture($"mix/{real}/{reals[i]}", (byte)(10 + i));
        for (int i = 0; i < fakes.Length; i++)
            _sandbox.Picture($"mix/{fake}/{fakes[i]}", (byte)(200 + i));
        _sandbox.Picture($"mix/{real}/.hidden.png", 30);
        _sandbox.Picture($"mix/{fake}/.thumbs/t.png", 230);
        _sandbox.Text($"mix/{fake}/readme.txt", "no picture");
        return
        [
            .. reals
                .Select(n => Expected(real, n, isFake: false))
                .Concat(fakes.Select(n => Expected(fake, n, isFake: true)))
                .OrderBy(f => f.Path, StringComparer.Ordinal),
        ];
    }

    private static Found Expected(string label, string name, bool isFake) =>
        new($"{label}/{name}", isFake, name.Contains('/', StringComparison.Ordinal) ? name.Split('/')[0] : "mix");

    private string Within(string path) => Path.GetRelativePath(Mix, path).Replace(Path.DirectorySeparatorChar, '/');

    private Found[] Scored() =>
        [
            .. File.ReadLines(_sandbox.PathOf("scores.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(f => new Found(f[9], f[8] == "1", f[9].Split('/') is [_, var source, _] ? source : f[6]))
                .OrderBy(f => f.Path, StringComparer.Ordinal),
        ];

    private static void AssertSaid(RunResult result)
    {
        Assert.Single(result.Warnings, w => w.Contains("2 hidden", StringComparison.Ordinal));
        Assert.Single(result.Verbose, v => v.Contains("1 file is not a picture", StringComparison.Ordinal));
    }

    private sealed record Found(string Path, bool IsFake, string Source);
}
