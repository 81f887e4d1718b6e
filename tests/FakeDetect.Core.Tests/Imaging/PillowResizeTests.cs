using System.Globalization;
using System.Security.Cryptography;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class PillowResizeTests
{
    public static TheoryData<Interpolation> Filters => [.. Enum.GetValues<Interpolation>()];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Resize_equals_Pillow_bit_for_bit(Interpolation filter)
    {
        int cases = 0;
        foreach (string[] row in GoldenTable.Rows("perturbation", "resize.tsv").Where(r => r[5] == filter.ToString()))
        {
            int[] n = [.. row[1..5].Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
            RgbImage resized = PillowResize.Resize(SyntheticPictures.Make(row[0], n[0], n[1]), n[2], n[3], filter);
            Assert.True(row[6] == GoldenTable.Sha256(resized), string.Join(' ', row));
            cases++;
        }
        Assert.Equal(50, cases);
    }

    [Fact]
    public void Nearest_takes_the_samples_that_Pillow_takes()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int input = 1; input < 180; input += 7)
        {
            RgbImage row = new(input, 1, [.. Enumerable.Range(0, 3 * input).Select(i => (byte)(i / 3))]);
            for (int output = 1; output < 260; output += 11)
                hash.AppendData([
                    .. PillowResize.Resize(row, output, 1, Interpolation.Nearest).Pixels.Where((_, i) => i % 3 == 0),
                ]);
        }
        Assert.Equal(
            File.ReadAllText(GoldenTable.PathOf("perturbation", "nearest.sha256")).Trim(),
            Convert.ToHexStringLower(hash.GetHashAndReset())
        );
    }

    [Fact]
    public void The_same_size_returns_the_picture_itself()
    {
        RgbImage picture = SyntheticPictures.Make("noise", 5, 4);
        Assert.Same(picture, PillowResize.Resize(picture, 5, 4, Interpolation.Lanczos));
    }
}
