using System.Security.Cryptography;
using System.Text.Json;
using FakeDetect.Imaging;
using FakeDetect.Spectra;
using Xunit;

namespace FakeDetect.Core.Tests.Spectra;

public sealed class ResidualSpectrumTests
{
    // Sums of 4,096 double products in another order than numpy's: a few units in the fourteenth digit.
    private const double Tolerance = 1e-10;

    [Fact]
    public void The_grey_square_and_its_median_are_those_of_OpenCV()
    {
        foreach (JsonElement one in GoldenSpectra.Cases)
        {
            byte[] grey = LumaCrop.Of(GoldenSpectra.PictureOf(one), GoldenSpectra.Size);
            byte[] median = MedianFilter.FiveByFive(grey, GoldenSpectra.Size, GoldenSpectra.Size);

            Assert.Equal(one.GetProperty("gray_sha256").GetString(), Sha256(grey));
            Assert.Equal(one.GetProperty("median_sha256").GetString(), Sha256(median));
        }
    }

    [Fact]
    public void The_averages_are_those_of_numpy()
    {
        AverageSpectrum average = Average();

        foreach (JsonElement sample in GoldenSpectra.Root.GetProperty("samples").EnumerateArray())
        {
            int at = (sample.GetProperty("row").GetInt32() * average.Size) + sample.GetProperty("column").GetInt32();
            Assert.Equal(sample.GetProperty("magnitude").GetDouble(), average.Magnitude[at], Tolerance);
            Assert.Equal(sample.GetProperty("coherent").GetDouble(), average.Coherent[at], Tolerance);
            Assert.Equal(sample.GetProperty("power").GetDouble(), average.Power[at], 1e-8);
        }
        Assert.Equal(3, average.Count);
    }

    [Fact]
    public void The_radial_profile_is_that_of_scipy()
    {
        RadialProfile profile = RadialProfile.Of(Average());

        Assert.Equal(Values("profile_magnitude"), profile.Magnitude, (a, b) => Math.Abs(a - b) < Tolerance);
        Assert.Equal(Values("profile_coherent"), profile.Coherent, (a, b) => Math.Abs(a - b) < Tolerance);
        Assert.Equal(0.5, profile.Frequency[GoldenSpectra.Size / 2]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(33, 7)]
    [InlineData(64, 5)]
    public void The_median_of_any_size_is_that_of_sorting(int width, int height)
    {
        byte[] grey = new byte[width * height];
        new Random(width).NextBytes(grey);
        byte[] expected = new byte[grey.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                expected[(y * width) + x] = Enumerable
                    .Range(0, 25)
                    .Select(i =>
                        grey[
                            (Math.Clamp(y + (i / 5) - 2, 0, height - 1) * width)
                                + Math.Clamp(x + (i % 5) - 2, 0, width - 1)
                        ]
                    )
                    .Order()
                    .ElementAt(12);
            }
        }

        Assert.Equal(expected, MedianFilter.FiveByFive(grey, width, height));
    }

    [Fact]
    public void Noise_has_the_magnitude_of_its_deviation()
    {
        Random random = new(7);
        byte[] pixels = new byte[3 * 128 * 128];
        for (int i = 0; i < pixels.Length; i += 3)
            pixels[i] = pixels[i + 1] = pixels[i + 2] = (byte)random.Next(100, 121);
        SpectrumAccumulator sum = new(128);
        sum.Add(ResidualSpectrum.Of(new RgbImage(128, 128, pixels), 128));

        // Uniform over 21 levels has a deviation of 6.06; the median follows a little of it. 0.886 is Rayleigh's mean / rms.
        Assert.InRange(sum.Average().Magnitude.Average() / 0.886, 5.5, 6.6);
    }

    [Fact]
    public void A_picture_smaller_than_the_square_is_refused()
    {
        RgbImage small = new(63, 100, new byte[3 * 63 * 100]);

        Assert.Throws<ArgumentOutOfRangeException>(() => ResidualSpectrum.Of(small, 64));
    }

    private static AverageSpectrum Average()
    {
        SpectrumAccumulator sum = new(GoldenSpectra.Size);
        foreach (JsonElement one in GoldenSpectra.Cases)
            sum.Add(ResidualSpectrum.Of(GoldenSpectra.PictureOf(one), GoldenSpectra.Size));
        return sum.Average();
    }

    private static double[] Values(string name) =>
        [.. GoldenSpectra.Root.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
