using System.Runtime.InteropServices;
using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class SpectrumWriterTests
{
    [Theory]
    [InlineData(24, 24)]
    [InlineData(21, 16)]
    public void The_spectrum_is_numpys(int width, int height)
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

        ModelInputs
            .For(ModelInput.ImageNet with { Kind = ModelInput.Spectrum })
            .Write(image, CropPlan.Whole(image), actual);

        // Two transforms of different order in float64, rounded to float32 once.
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6);
    }

    [Fact]
    public void One_colour_has_an_empty_spectrum()
    {
        byte[] pixels = new byte[3 * 8 * 8];
        Array.Fill(pixels, (byte)200);
        RgbImage image = new(8, 8, pixels);
        float[] actual = new float[3 * 8 * 8];

        new SpectrumWriter().Write(image, CropPlan.Whole(image), actual);

        Assert.All(actual, v => Assert.True(float.IsFinite(v)));
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
}
