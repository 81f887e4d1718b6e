namespace FakeDetect.Datasets.Audit;

/// <summary>The vote of each pixel for the phase of the block around it that has most zeros.</summary>
internal static class GridVotes
{
    /// <summary>Counts votes.</summary>
    /// <param name="zeros">across x down counts of zeros of the block at each place.</param>
    /// <param name="across">Places a row.</param>
    /// <param name="down">Rows of places.</param>
    /// <param name="voters">Pixels that voted: those with one best block, which flat areas do not have.</param>
    /// <returns>64 counts; the phase (x, y) is at 8 y + x.</returns>
    public static int[] Count(byte[] zeros, int across, int down, out int voters)
    {
        // The best of the eight places to the left, as zeros * 8 + phase; -1 where two are equally good.
        int columns = across - 7,
            rows = down - 7;
        int[] best = new int[columns * down];
        bool[] tied = new bool[columns * down];
        for (int y = 0; y < down; y++)
        {
            for (int x = 0; x < columns; x++)
                best[(y * columns) + x] = BestOfRow(zeros, (y * across) + x, x, out tied[(y * columns) + x]);
        }

        int[] votes = new int[64];
        voters = 0;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                if (PhaseAt(best, tied, columns, x, y) is not { } phase)
                    continue;
                votes[phase]++;
                voters++;
            }
        }
        return votes;
    }

    private static int BestOfRow(byte[] zeros, int from, int x, out bool tied)
    {
        int most = -1,
            phase = 0;
        tied = false;
        for (int k = 0; k < 8; k++)
        {
            int count = zeros[from + k];
            if (count > most)
                (most, phase, tied) = (count, (x + k) % 8, false);
            else if (count == most)
                tied = true;
        }
        return (most * 8) + phase;
    }

    private static int? PhaseAt(int[] best, bool[] tied, int columns, int x, int y)
    {
        int most = -1,
            phase = 0;
        bool tie = false;
        for (int k = 0; k < 8; k++)
        {
            int at = ((y + k) * columns) + x,
                count = best[at] / 8;
            if (count > most)
                (most, phase, tie) = (count, ((y + k) % 8 * 8) + (best[at] % 8), tied[at]);
            else if (count == most)
                tie = true;
        }
        return tie ? null : phase;
    }
}
