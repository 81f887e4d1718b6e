namespace FakeDetect.Spectra;

/// <summary>What a spectrum is like around a frequency: the level and spread that a peak has to rise above.</summary>
/// <param name="Level">The median.</param>
/// <param name="Spread">The distance of the median and the value that 84 in 100 stay below: one deviation, upper side.</param>
internal readonly record struct SpectrumSurroundings(double Level, double Spread)
{
    private const int Reach = 12;

    /// <summary>
    /// The surroundings of a place: the square around it, or its row or column where that is higher. Edges of things and
    /// of the square itself make the axes of a spectrum bright from end to end: that is no peak.
    /// </summary>
    public static SpectrumSurroundings Around(IReadOnlyList<double> map, int size, int x, int y)
    {
        SpectrumSurroundings square = Of(map, size, x, y, Reach, Reach);
        SpectrumSurroundings row = Of(map, size, x, y, 2 * Reach, 0);
        SpectrumSurroundings column = Of(map, size, x, y, 0, 2 * Reach);
        SpectrumSurroundings line = row.Level > column.Level ? row : column;
        // A line has few values to tell a spread by: never less, in proportion, than that of the square.
        return line.Level <= square.Level
            ? square
            : line with
            {
                Spread = Math.Max(line.Spread, square.Spread * line.Level / Math.Max(square.Level, 1e-12)),
            };
    }

    private static SpectrumSurroundings Of(IReadOnlyList<double> map, int size, int x, int y, int reachX, int reachY)
    {
        List<double> values = new(((2 * reachX) + 1) * ((2 * reachY) + 1));
        for (int dy = -reachY; dy <= reachY; dy++)
        {
            for (int dx = -reachX; dx <= reachX; dx++)
            {
                if (Math.Abs(dx) > 1 || Math.Abs(dy) > 1)
                    values.Add(map[(Wrap(y + dy, size) * size) + Wrap(x + dx, size)]);
            }
        }
        values.Sort();
        double level = values[values.Count / 2];
        return new SpectrumSurroundings(level, values[(int)(0.84 * values.Count)] - level);
    }

    /// <summary>Spectra are periodic: beyond the right edge comes the left one.</summary>
    public static int Wrap(int index, int size) => ((index % size) + size) % size;
}
