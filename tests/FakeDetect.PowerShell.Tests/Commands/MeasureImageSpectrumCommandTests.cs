using FakeDetect.PowerShell.Tests.Hosting;
using Xunit;

namespace FakeDetect.PowerShell.Tests.Commands;

public sealed class MeasureImageSpectrumCommandTests(MeasureImageSpectrumCommandTests.SharedSession session)
    : IClassFixture<MeasureImageSpectrumCommandTests.SharedSession>,
        IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_upsampling_factor_of_a_set_is_told()
    {
        for (int i = 0; i < 6; i++)
            _sandbox.Bytes($"set/1_fake/{i}.png", Noise(64, i, upsampled: true));

        RunResult result = session.Module.Run(
            "Measure-ImageSpectrum $args[0] -CropSize 64",
            _sandbox.PathOf("set/1_fake")
        );

        Assert.Equal([2], result.Values<int>("UpsamplingFactor"));
        Assert.Equal([6L], result.Values<long>("Count"));
        Assert.Equal(["set/1_fake"], result.Values<string>("Name"));
        Assert.All(
            result.Values<object[]>("Peaks")[0],
            peak => Assert.Contains("x2", peak.ToString(), StringComparison.Ordinal)
        );
        Assert.Equal(46, result.Values<object[]>("Profile")[0].Length);
    }

    [Fact]
    public void A_set_without_periodic_patterns_has_no_factor()
    {
        for (int i = 0; i < 6; i++)
            _sandbox.Bytes($"set/{i}.png", Noise(64, i, upsampled: false));

        RunResult result = session.Module.Run("Measure-ImageSpectrum $args[0] -CropSize 64", _sandbox.PathOf("set"));

        Assert.Null(Assert.Single(result.ThrowIfFailed()).Properties["UpsamplingFactor"].Value);
        Assert.Empty(result.Values<object[]>("Peaks")[0]);
    }

    [Fact]
    public void A_picture_that_is_too_small_is_an_error_and_the_others_are_measured()
    {
        string small = _sandbox.Picture("a.png", 9, side: 40);
        _sandbox.Bytes("b.png", Noise(64, 1, upsampled: false));
        string damaged = _sandbox.Text("c.png", "no picture");

        RunResult result = session.Module.Run("Measure-ImageSpectrum $args[0] -CropSize 64", _sandbox.Root);

        Assert.Equal(["PictureTooSmall", "FormatUnknown"], result.ErrorIds);
        Assert.Equal([small, damaged], result.Errors.Select(e => e.TargetObject));
        Assert.Equal(
            (1L, 2L),
            ((long)result.Output[0].Properties["Count"].Value, (long)result.Output[0].Properties["Failed"].Value)
        );
    }

    [Fact]
    public void No_object_is_written_where_nothing_could_be_measured()
    {
        _sandbox.Text("c.png", "no picture");

        RunResult result = session.Module.Run("Measure-ImageSpectrum $args[0]", _sandbox.Root);

        Assert.Empty(result.Output);
        Assert.Equal(["FormatUnknown"], result.ErrorIds);
    }

    [Fact]
    public void Plots_are_written_and_not_replaced_without_force()
    {
        _sandbox.Bytes("set/a.png", Noise(64, 1, upsampled: false));
        string plots = _sandbox.PathOf("plots");
        const string Script = "Measure-ImageSpectrum $args[0] -CropSize 64 -Name 'a/b' -PlotPath $args[1]";

        RunResult first = session.Module.Run(Script, _sandbox.PathOf("set"), plots);
        RunResult second = session.Module.Run(Script, _sandbox.PathOf("set"), plots);
        RunResult third = session.Module.Run(Script + " -Force", _sandbox.PathOf("set"), plots);

        string[] expected = ["a-b-magnitude.png", "a-b-coherent.png", "a-b-profile.png"];
        Assert.Equal(expected, first.Values<string[]>("Plots")[0].Select(Path.GetFileName));
        Assert.Equal(expected.Order(), Directory.GetFiles(plots).Select(Path.GetFileName).Order());
        Assert.Equal(["OutputExists", "OutputExists", "OutputExists"], second.ErrorIds);
        Assert.Single(second.Output);
        Assert.Equal(3, third.Values<string[]>("Plots")[0].Length);
    }

    [Fact]
    public void WhatIf_measures_and_writes_no_plot()
    {
        _sandbox.Bytes("set/a.png", Noise(64, 1, upsampled: false));

        RunResult result = session.Module.Run(
            "Measure-ImageSpectrum $args[0] -CropSize 64 -PlotPath $args[1] -WhatIf",
            _sandbox.PathOf("set"),
            _sandbox.PathOf("plots")
        );

        Assert.Equal([1L], result.Values<long>("Count"));
        Assert.False(Directory.Exists(_sandbox.PathOf("plots")));
    }

    [Fact]
    public void The_maps_are_on_the_result_when_asked_for()
    {
        _sandbox.Bytes("a.png", Noise(64, 1, upsampled: false));

        RunResult without = session.Module.Run("Measure-ImageSpectrum $args[0] -CropSize 32", _sandbox.Root);
        RunResult with = session.Module.Run("Measure-ImageSpectrum $args[0] -CropSize 32 -IncludeMap", _sandbox.Root);

        Assert.Null(without.ThrowIfFailed()[0].Properties["Magnitude"].Value);
        Assert.Equal(32 * 32, with.Values<double[]>("Magnitude")[0].Length);
        Assert.Equal(32 * 32, with.Values<double[]>("Coherent")[0].Length);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        for (int i = 0; i < 9; i++)
            _sandbox.Bytes($"{i}.png", Noise(64, i, upsampled: true));
        const string Script = "Measure-ImageSpectrum $args[0] -CropSize 64 -IncludeMap -ThrottleLimit $args[1]";

        double[] one = session.Module.Run(Script, _sandbox.Root, 1).Values<double[]>("Magnitude")[0];
        double[] many = session.Module.Run(Script, _sandbox.Root, 5).Values<double[]>("Magnitude")[0];

        Assert.Equal(one, many);
    }

    // Noise; upsampled: every other pixel of every other row is noise, the rest is the half of its neighbours.
    private static byte[] Noise(int side, int seed, bool upsampled)
    {
        Random random = new(seed + 1);
        byte[] pixels = new byte[side * side];
        random.NextBytes(pixels);
        if (upsampled)
        {
            for (int i = 0; i < pixels.Length; i++)
            {
                int x = i % side,
                    y = i / side;
                int weight = (x % 2 == 0 ? 2 : 1) * (y % 2 == 0 ? 2 : 1);
                pixels[i] = (byte)((100 + (pixels[(y / 2 * 2 * side) + (x / 2 * 2)] / 4)) * weight / 4);
            }
        }
        return Png.Grey(pixels, side);
    }

    public sealed class SharedSession : IDisposable
    {
        public ModuleSession Module { get; } = new();

        public void Dispose() => Module.Dispose();
    }
}
