using System.Globalization;
using System.Runtime.InteropServices;
using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

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
            float[] actual = Spectrum(Formula(width, height));
            for (int i = 2; i < fields.Length; i++)
                Assert.Equal(float.Parse(fields[i], CultureInfo.InvariantCulture), actual[(i - 2) * 7], 2e-6f); // Two roundings to float32.
        }
    }

    [Theory]
    [InlineData(24, 24)]
    [InlineData(21, 16)]
    public void Whole_spectra_are_numpys(int width, int height)
    {
        float[] expected = MemoryMarshal
            .Cast<byte, float>(
                File.ReadAllBytes(
                    Path.Combine(AppContext.BaseDirectory, "golden", "inference", $"spectrum_{width}x{height}.f32")
                )
            )
            .ToArray();
        RgbImage image = TestPicture.Formula(width, height);
        float[] actual = new float[expected.Length];

        ModelInputs.For(ModelInput.LogSpectrum).Write(image, CropPlan.Whole(image), actual);

        // Two transforms of different order in float64, rounded to float32 once.
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6);
    }

    [Fact]
    public void A_flat_picture_is_the_lowest_value_everywhere()
    {
        byte[] pixels = new byte[3 * 16 * 16];
        Array.Fill(pixels, (byte)200);

        Assert.All(Spectrum(new RgbImage(16, 16, pixels)), v => Assert.Equal(-1f, v));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_flat_channel_beside_others_is_the_lowest_value_too(int channel)
    {
        // Its spectrum is nothing but rounding, which the stretching must not make visible.
        RgbImage image = Noise(64);
        for (int i = channel; i < image.Pixels.Length; i += 3)
            image.Pixels[i] = 77;

        float[] spectrum = Spectrum(image);

        Assert.All(spectrum[(channel * 64 * 64)..((channel + 1) * 64 * 64)], v => Assert.Equal(-1f, v));
        int other = (channel + 1) % 3;
        Assert.Contains(spectrum[(other * 64 * 64)..((other + 1) * 64 * 64)], v => v > 0);
    }

    [Fact]
    public void Doubling_pixels_shows_as_copies_of_the_spectrum()
    {
        // Nearest upsampling by 2 multiplies the spectrum's copies by a cosine that is zero at half of the rate: a line of
        // small values across the middle of the (unshifted) map that the picture itself has not.
        RgbImage small = Noise(32),
            doubled = Double(small);
        float[] natural = Spectrum(Noise(64)),
            upsampled = Spectrum(doubled);

        Assert.True(MeanOfColumn(upsampled, 32) < -0.99f, $"The middle column is {MeanOfColumn(upsampled, 32)}.");
        Assert.InRange(MeanOfColumn(natural, 32), -0.5f, 0.8f);
    }

    [Fact]
    public void A_part_of_a_picture_has_the_spectrum_of_that_part()
    {
        RgbImage image = Formula(40, 36);
        CropPlan part = new(30, 7, 16, 16);
        float[] actual = new float[3 * 16 * 16];

        ModelInputs.For(ModelInput.LogSpectrum).Write(image, part, actual);

        Assert.Equal(Spectrum(part.Apply(image)), actual);
    }

    [Fact]
    public void A_kind_that_there_is_not_is_refused()
    {
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            ModelInputs.For(ModelInput.ImageNet with { Kind = "Wavelet" })
        );

        Assert.Equal("ModelInputUnknown", error.ErrorId);
    }

    [Fact]
    public void A_model_of_spectra_scores_by_them_and_gives_no_map_of_places()
    {
        using ScoringFixture fixture = new(TinyNetwork.Strided());
        DetectorModel rgb = fixture.Model;
        DetectorModel spectral = rgb with
        {
            Card = rgb.Card with { Input = rgb.Card.Input with { Kind = ModelInput.Spectrum } },
        };
        using ScoringPipeline pipeline = ScoringPipeline.Open(
            spectral,
            ScoringOptions.Default,
            TestContext.Current.CancellationToken
        );
        using ScoringPipeline other = fixture.Open();
        RgbImage image = TestPicture.Noise(40, 40, seed: 1);
        pipeline.Add("spectrum", image);
        other.Add("pixels", image);

        Assert.NotEqual(pipeline.Take().Scores[0].Logit, other.Take().Scores[0].Logit);
        ModelInvalidException error = Assert.Throws<ModelInvalidException>(() =>
            ScoringPipeline.Open(
                spectral,
                new ScoringOptions { IncludeMap = true },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("ModelHasNoMap", error.ErrorId);
    }

    private static float[] Spectrum(RgbImage image)
    {
        float[] values = new float[3 * image.Width * image.Height];
        ModelInputs.For(ModelInput.LogSpectrum).Write(image, CropPlan.Whole(image), values);
        return values;
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
