using System.Runtime.InteropServices;
using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class RgbInputTests
{
    public static TheoryData<string> Names => ["imagenet", "half", "clip"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_is_torchvisions_bit_for_bit(string name)
    {
        float[] expected = MemoryMarshal
            .Cast<byte, float>(
                File.ReadAllBytes(
                    Path.Combine(AppContext.BaseDirectory, "golden", "inference", $"normalize_{name}.f32")
                )
            )
            .ToArray();

        Assert.Equal(768, expected.Length);
        Assert.True(Of(name).Table.SequenceEqual(expected));
    }

    [Fact]
    public void A_picture_becomes_three_planes()
    {
        RgbImage image = TestPicture.Formula(5, 3);
        RgbInput normalizer = Of("imagenet");
        float[] planes = new float[3 * 5 * 3];

        normalizer.Write(image, CropPlan.Whole(image), planes);

        for (int i = 0; i < planes.Length; i++)
        {
            int channel = i / 15;
            Assert.Equal(normalizer.Table[(channel * 256) + image.Pixels[(i % 15 * 3) + channel]], planes[i]);
        }
    }

    [Theory]
    [InlineData(-2, -1, 9, 6)]
    [InlineData(3, 1, 4, 4)]
    [InlineData(-3, 2, 5, 8)]
    [InlineData(40, 40, 3, 3)]
    public void A_part_is_written_as_if_it_had_been_cut_out_first(int left, int top, int width, int height)
    {
        RgbImage image = TestPicture.Formula(6, 5);
        CropPlan crop = new(left, top, width, height);
        RgbImage cut = crop.Apply(image);
        float[] direct = new float[3 * width * height];
        float[] expected = new float[3 * width * height];
        Array.Fill(direct, float.NaN);

        Of("imagenet").Write(image, crop, direct);
        Of("imagenet").Write(cut, CropPlan.Whole(cut), expected);

        Assert.Equal(expected, direct);
    }

    private static RgbInput Of(string name) =>
        new(
            name switch
            {
                "imagenet" => ModelInput.ImageNet,
                "half" => ModelInput.MinusOneToOne,
                _ => ModelInput.Clip,
            }
        );
}
