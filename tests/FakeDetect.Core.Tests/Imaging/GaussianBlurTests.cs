using System.Globalization;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class GaussianBlurTests
{
    private static readonly Dictionary<string, double[]> Weights = File.ReadLines(
            GoldenTable.PathOf("perturbation", "weights.txt")
        )
        .Select(line => line.Split(' '))
        .ToDictionary(f => f[0], f => f[1..].Select(HexFloat).ToArray());

    public static TheoryData<string, int, int, string, string> Cases =>
        [
            .. GoldenTable
                .Rows("perturbation", "blur.tsv")
                .Select(r =>
                    (
                        r[0],
                        int.Parse(r[1], CultureInfo.InvariantCulture),
                        int.Parse(r[2], CultureInfo.InvariantCulture),
                        r[3],
                        r[4]
                    )
                ),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Blur_equals_scipy_for_scipys_weights(
        string kind,
        int width,
        int height,
        string sigma,
        string expected
    ) =>
        Assert.Equal(
            expected,
            GoldenTable.Sha256(GaussianBlur.Apply(SyntheticPictures.Make(kind, width, height), Weights[sigma]))
        );

    // numpy's exp differs from others' in the last bit; PARITY of the reference bounds what that may change.
    [Fact]
    public void Own_weights_differ_from_scipys_by_rounding_alone_and_change_hardly_a_pixel()
    {
        foreach ((string text, double[] weights) in Weights)
        {
            double sigma = double.Parse(text, CultureInfo.InvariantCulture);
            double[] own = sigma < 0.125 ? [1.0] : GaussianKernel.Create(sigma);
            Assert.Equal(weights.Length, own.Length);
            for (int j = 0; j < own.Length; j++)
                Assert.Equal(weights[j], own[j], 4e-16 * 4);
            RgbImage picture = SyntheticPictures.Make("noise", 200, 133);
            byte[] a = GaussianBlur.Apply(picture, weights).Pixels,
                b = GaussianBlur.Apply(picture, sigma).Pixels;
            Assert.True(a.Zip(b).Count(p => p.First != p.Second) <= a.Length / 1000);
            Assert.True(a.Zip(b).Max(p => Math.Abs(p.First - p.Second)) <= 2);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.124)]
    public void A_tiny_sigma_returns_the_picture_itself(double sigma)
    {
        RgbImage picture = SyntheticPictures.Make("noise", 5, 4);
        Assert.Same(picture, GaussianBlur.Apply(picture, sigma));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_sigma_that_is_no_width_is_refused(double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            GaussianBlur.Apply(SyntheticPictures.Make("flat", 2, 2), sigma)
        );

    // Python's float.hex: 0x1.hhhhhhhhhhhhhp-n.
    private static double HexFloat(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal),
            p = text.IndexOf('p', StringComparison.Ordinal);
        long mantissa = Convert.ToInt64(text[(point + 1)..p], 16);
        double value = (text[point - 1] - '0') + mantissa / Math.Pow(16, p - point - 1);
        return Math.ScaleB(value, int.Parse(text[(p + 1)..], CultureInfo.InvariantCulture));
    }
}
