using FakeDetect.Imaging;
using FakeDetect.Spectra;
using Xunit;

namespace FakeDetect.Core.Tests.Spectra;

public sealed class PeakFinderTests
{
    private const int Size = 256;

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void Textures_have_no_peaks(int count) =>
        Assert.Empty(PeaksOf(count, seed => SyntheticTexture.Make(Size, seed)));

    [Fact]
    public void Noise_of_one_picture_has_no_peaks()
    {
        Random random = new(3);
        byte[] pixels = new byte[3 * Size * Size];
        random.NextBytes(pixels);
        SpectrumAccumulator sum = new(Size);
        sum.Add(ResidualSpectrum.Of(new RgbImage(Size, Size, pixels), Size));

        Assert.Empty(PeakFinder.Find(sum.Average()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.4)]
    [InlineData(12, 0.4)]
    public void Upsampling_by_two_leaves_peaks_at_half_a_cycle(int count, double filter)
    {
        IReadOnlyList<SpectrumPeak> peaks = PeaksOf(
            count,
            seed => SyntheticTexture.Upsample(SyntheticTexture.Make(Size / 2, seed), 2, filter)
        );

        Assert.Equal([(0, 0.5), (0.5, 0), (0.5, 0.5)], peaks.Select(p => (p.FrequencyX, p.FrequencyY)).Order());
        Assert.All(peaks, p => Assert.Equal(2, p.UpsamplingFactor));
        Assert.Equal(2, UpsamplingRule.FactorOf(peaks, Size));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(12, 0.4)]
    public void Upsampling_by_four_leaves_peaks_at_multiples_of_a_quarter(int count, double filter)
    {
        IReadOnlyList<SpectrumPeak> peaks = PeaksOf(
            count,
            seed => SyntheticTexture.Upsample(SyntheticTexture.Make(Size / 4, seed), 4, filter)
        );

        Assert.Contains(peaks, p => (p.FrequencyX, p.FrequencyY) == (0.25, 0));
        Assert.Contains(peaks, p => (p.FrequencyX, p.FrequencyY) == (0, 0.25));
        Assert.All(
            peaks,
            p => Assert.Equal(0, Math.IEEERemainder(p.FrequencyX, 0.25) + Math.IEEERemainder(p.FrequencyY, 0.25))
        );
        Assert.Equal(4, UpsamplingRule.FactorOf(peaks, Size));
    }

    [Fact]
    public void A_pattern_with_the_same_phase_everywhere_is_coherent()
    {
        IReadOnlyList<SpectrumPeak> peaks = PeaksOf(12, seed => WithWave(seed, 40, 0));

        // The median is no linear filter: harmonics of the wave follow, far below it.
        SpectrumPeak peak = peaks[0];
        Assert.All(peaks.Skip(1), p => Assert.True(p.Height < peak.Height - 10));
        Assert.Equal((40 / 256.0, 0), (peak.FrequencyX, peak.FrequencyY));
        Assert.InRange(peak.Coherence, 0.9, 1);
        Assert.Equal(6.4, peak.Period, 9);
        Assert.Null(peak.UpsamplingFactor);
    }

    [Fact]
    public void A_pattern_whose_phase_changes_is_a_peak_and_not_coherent()
    {
        IReadOnlyList<SpectrumPeak> peaks = PeaksOf(16, seed => WithWave(seed, 40, seed * 1.7));

        Assert.Equal((40 / 256.0, 0), (peaks[0].FrequencyX, peaks[0].FrequencyY));
        Assert.InRange(peaks[0].Coherence, 0, 0.4);
    }

    [Theory]
    [InlineData(0.5, 0, 2)]
    [InlineData(0.33203125, 0, 3)]
    [InlineData(0.25, 0.5, 4)]
    [InlineData(0.125, 0.375, 8)]
    [InlineData(0.0625, 0.5, 16)]
    [InlineData(0.15625, 0, null)]
    [InlineData(0.21, 0.1, null)]
    public void A_peak_points_at_the_smallest_factor_whose_copies_fall_there(double x, double y, int? factor) =>
        Assert.Equal(factor, UpsamplingRule.FactorOf(x, y, Size));

    private static double[,] WithWave(int seed, int cycles, double phase)
    {
        double[,] texture = SyntheticTexture.Make(Size, seed);
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
                texture[y, x] += 4 * Math.Cos((2 * Math.PI * cycles * x / Size) + phase);
        }
        return texture;
    }

    private static IReadOnlyList<SpectrumPeak> PeaksOf(int count, Func<int, double[,]> make)
    {
        SpectrumAccumulator sum = new(Size);
        for (int seed = 1; seed <= count; seed++)
            sum.Add(ResidualSpectrum.Of(SyntheticTexture.ToImage(make(seed)), Size));
        return PeakFinder.Find(sum.Average());
    }
}
