using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Models;
using FakeDetect.Spectra;
using Xunit;

namespace FakeDetect.Core.Tests.Spectra;

public sealed class SpectrumInputTests
{
    [Fact]
    public void Values_are_numpys()
    {
        // golden/spectra/spectrum_input.py says how the values were made.
        string[] lines = File.ReadAllLines(
            Path.Combine(AppContext.BaseDirectory, "golden", "spectra", "spectrum_input.tsv")
        );
        Assert.Equal(3, lines.Length);
        foreach (string line in lines)
        {
            string[] fields = line.Split('\t');
            int width = int.Parse(fields[0], CultureInfo.InvariantCulture),
                height = int.Parse(fields[1], CultureInfo.InvariantCulture);
            float[] actual = new float[3 * width * height];
            SpectrumInput.Write(Formula(width, height), actual);
            for (int i = 2; i < fields.Length; i++)
                Assert.Equal(float.Parse(fields[i], CultureInfo.InvariantCulture), actual[(i - 2) * 7], 2e-6f); // Two roundings to float32.
        }
    }

    [Fact]
    public void A_flat_picture_gives_finite_values()
    {
        float[] values = new float[3 * 16 * 16];
        SpectrumInput.Write(new RgbImage(16, 16, new byte[3 * 16 * 16]), values);
        Assert.All(values, v => Assert.InRange(v, -1f, 1f));
    }

    [Fact]
    public void Doubling_pixels_shows_as_copies_of_the_spectrum()
    {
        // Nearest upsampling by 2 multiplies the spectrum's copies by a cosine that is zero at half of the rate: a line of
        // small values across the middle of the (unshifted) map that the picture itself has not.
        RgbImage small = Noise(32),
            doubled = Double(small);
        float[] natural = new float[3 * 64 * 64],
            upsampled = new float[3 * 64 * 64];
        SpectrumInput.Write(Noise(64), natural);
        SpectrumInput.Write(doubled, upsampled);

        Assert.True(MeanOfColumn(upsampled, 32) < -0.99f, $"The middle column is {MeanOfColumn(upsampled, 32)}.");
        Assert.InRange(MeanOfColumn(natural, 32), -0.5f, 0.8f);
    }

    [Fact]
    public void A_model_of_kind_Spectrum_gets_it_through_the_normalizer()
    {
        RgbImage image = Formula(40, 36);
        float[] expected = new float[3 * 16 * 16],
            actual = new float[3 * 16 * 16];
        SpectrumInput.Write(new CropPlan(5, 7, 16, 16).Apply(image), expected);

        new RgbInput(ModelInput.LogSpectrum).Write(image, new CropPlan(5, 7, 16, 16), actual);

        Assert.Equal(expected, actual);
    }

    private static float MeanOfColumn(float[] map, int column) =>
        Enumerable.Range(0, 64).Average(y => map[y * 64 + column]);

    private static RgbImage Formula(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                    pixels[3 * (y * width + x) + c] = (byte)((x * 7 + y * 13 + c * 29 + x * y % 11 * 9) % 256);
            }
        }

        return new RgbImage(width, height, pixels);
    }

    private static RgbImage Noise(int side)
    {
        byte[] pixels = new byte[3 * side * side];
        uint state = 1;
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((state = state * 1664525 + 1013904223) >> 24);
        return new RgbImage(side, side, pixels);
    }

    private static RgbImage Double(RgbImage image)
    {
        int side = 2 * image.Width;
        byte[] pixels = new byte[3 * side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
                image.Pixels.AsSpan(3 * (y / 2 * image.Width + x / 2), 3).CopyTo(pixels.AsSpan(3 * (y * side + x), 3));
        }

        return new RgbImage(side, side, pixels);
    }
}
