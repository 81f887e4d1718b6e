using CsCheck;
using FakeDetect.Imaging;
using FakeDetect.Inference.Views;
using FakeDetect.Models;
using Xunit;

namespace FakeDetect.Core.Tests.Inference;

public sealed class TilePlanTests
{
    private static readonly int[] s_strides = [1, 4, 8, 32];

    [Fact]
    public void Tiles_cover_every_cell_once_carry_their_margin_and_stay_within_the_limit() =>
        Gen.Select(
                Gen.Int[1, 5000],
                Gen.Int[1, 5000],
                Gen.Int[0, 3].Select(i => s_strides[i]),
                Gen.Int[0, 10],
                Gen.Long[10_000, 3_000_000]
            )
            .Sample(
                (width, height, stride, margin, limit) =>
                {
                    ModelTiling tiling = new(stride, stride * margin);
                    TilePlan plan = TilePlan.For(width, height, tiling, limit);
                    Check(plan.Columns, width, tiling);
                    Check(plan.Rows, height, tiling);
                    long least = 9L * Math.Max(stride, tiling.Halo) * Math.Max(stride, tiling.Halo);
                    for (int i = 0; i < plan.Count; i++)
                        Assert.True((long)plan.Crop(i).Width * plan.Crop(i).Height <= Math.Max(limit, least));
                },
                iter: 300
            );

    [Fact]
    public void A_picture_within_the_limit_is_one_tile()
    {
        TilePlan plan = TilePlan.For(1000, 700, new ModelTiling(32, 256), 1_000_000);

        Assert.Equal(1, plan.Count);
        Assert.Equal(new CropPlan(0, 0, 1000, 700), plan.Crop(0));
    }

    [Fact]
    public void A_twelve_megapixel_photograph_costs_less_than_twice_its_pixels()
    {
        TilePlan plan = TilePlan.For(4000, 3000, new ModelTiling(32, 256), 3_300_000);

        long pixels = Enumerable.Range(0, plan.Count).Sum(i => (long)plan.Crop(i).Width * plan.Crop(i).Height);
        Assert.InRange(pixels, 12_000_000, 23_999_999);
    }

    [Fact]
    public void A_limit_below_the_margins_is_raised_to_what_can_work()
    {
        TilePlan plan = TilePlan.For(3000, 1000, new ModelTiling(32, 256), 1);

        Assert.InRange(plan.Count, 2, 100);
    }

    [Fact]
    public void Tiles_have_one_length_but_for_less_than_a_stride()
    {
        TilePlan plan = TilePlan.For(12246, 8164, new ModelTiling(32, 224), 2_200_000);

        foreach (IReadOnlyList<TileSpan> spans in (IReadOnlyList<TileSpan>[])[plan.Columns, plan.Rows])
        {
            Assert.True(spans.Count > 2);
            Assert.All(spans.SkipLast(1), span => Assert.Equal(spans[0].Length, span.Length));
            Assert.InRange(spans[^1].Length, spans[0].Length - 31, spans[0].Length);
        }
    }

    private static void Check(IReadOnlyList<TileSpan> spans, int side, ModelTiling tiling)
    {
        int cells = (side + tiling.Stride - 1) / tiling.Stride;
        int next = 0;
        foreach (TileSpan span in spans)
        {
            Assert.Equal(next, span.Cell);
            Assert.True(span.Cells > 0);
            next += span.Cells;
            Assert.Equal(0, span.Start % tiling.Stride);
            Assert.Equal(span.Cell, (span.Start / tiling.Stride) + span.Skip);
            int end = span.Start + span.Length;
            Assert.InRange(end, 1, side);
            Assert.True(span.Start == 0 || span.Skip * tiling.Stride >= tiling.Halo);
            Assert.True(end == side || end - (next * tiling.Stride) >= tiling.Halo);
        }

        Assert.Equal(cells, next);
    }
}
