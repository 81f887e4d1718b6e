using System.Globalization;
using FakeDetect.Charts;

namespace FakeDetect.Trainer.Logs;

/// <summary>plot.png in a run's folder: training loss, validation loss and validation AP over the steps, from its log.</summary>
internal static class RunPlot
{
    /// <summary>Draws the plot; nothing where the log has no lines.</summary>
    public static void Write(string runPath, string name)
    {
        string[][] lines = [.. File.ReadLines(RunLog.PathIn(runPath)).Skip(1).Select(l => l.Split(','))];
        List<ChartSeries> series = [];
        Add(series, lines, 2, "training loss", right: false);
        Add(series, lines, 9, "validation loss", right: false);
        Add(series, lines, 5, "validation AP", right: true);
        if (series.Count == 0)
            return;
        LineChart chart = new(name, new ChartAxis("step"), new ChartAxis("loss"), series)
        {
            RightY = new ChartAxis("AP", 0.4, 1),
        };
        File.WriteAllBytes(PathIn(runPath), ChartWriter.ToPng(chart));
    }

    /// <summary>The plot of a run's folder.</summary>
    public static string PathIn(string runPath) => Path.Combine(runPath, "plot.png");

    private static void Add(List<ChartSeries> series, string[][] lines, int column, string name, bool right)
    {
        string[][] with = [.. lines.Where(l => l.Length > column && l[column].Length > 0)];
        if (with.Length > 0)
            series.Add(
                new ChartSeries(name, [.. with.Select(l => Number(l[0]))], [.. with.Select(l => Number(l[column]))])
                {
                    OnRightAxis = right,
                    Markers = column != 2,
                }
            );
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
