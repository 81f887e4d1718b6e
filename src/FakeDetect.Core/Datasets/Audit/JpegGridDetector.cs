using FakeDetect.Imaging;
using MathNet.Numerics;

namespace FakeDetect.Datasets.Audit;

/// <summary>
/// Finds the grid of an earlier JPEG in decoded pixels, whatever file they came in. Blocks on the grid have more cosine
/// coefficients that are zero than blocks beside it; each pixel votes for the phase of the block around it that has most,
/// and votes of pixels that no grid went through are spread evenly over the 64 phases (after Nikoukhah, Anger, Colom,
/// Morel and Grompone von Gioi, "ZERO: a local JPEG grid origin detector based on the number of DCT zeros", 2021).
/// A picture that was resized after its JPEG has no such grid.
/// </summary>
public static class JpegGridDetector
{
    /// <summary>Evidence from which a grid is told: one false one in a thousand pictures.</summary>
    public const double Threshold = 3;

    private const int LargestSide = 512;

    /// <summary>The grid; null: none, or the picture is smaller than 32 pixels.</summary>
    public static JpegGrid? Find(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (Math.Min(image.Width, image.Height) < 32)
            return null;
        // The middle of a large picture says enough; its corner lies on the picture's own multiples of 8.
        int width = Math.Min(image.Width, LargestSide),
            height = Math.Min(image.Height, LargestSide);
        int left = (image.Width - width) / 2 / 8 * 8,
            top = (image.Height - height) / 2 / 8 * 8;
        float[] luma = Luma(image, left, top, width, height);
        byte[] zeros = SlidingDct.CountZeros(luma, width, height);
        int[] votes = GridVotes.Count(zeros, width - 7, height - 7, out int voters);
        int best = Array.IndexOf(votes, votes.Max());
        double evidence = Evidence(votes[best], voters);
        return evidence < Threshold
            ? null
            : new JpegGrid(
                best % 8,
                best / 8,
                evidence,
                EarlierQuality.Estimate(luma, width, height, best % 8, best / 8)
            );
    }

    // Neighbours vote alike within a block: 64 pixels count as one voter.
    private static double Evidence(int votes, int voters)
    {
        int trials = voters / 64,
            hits = votes / 64;
        if (hits == 0)
            return 0;
        double tail = SpecialFunctions.BetaRegularized(hits, trials - hits + 1, 1 / 64.0);
        return -Math.Log10(Math.Max(64 * tail, 1e-300));
    }

    private static float[] Luma(RgbImage image, int left, int top, int width, int height)
    {
        float[] luma = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int at = 3 * (((top + y) * image.Width) + left + x);
                luma[(y * width) + x] = MathF.Round(
                    (0.299f * image.Pixels[at]) + (0.587f * image.Pixels[at + 1]) + (0.114f * image.Pixels[at + 2])
                );
            }
        }
        return luma;
    }
}
