using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Hosting;

/// <summary>One line on standard error that is drawn over: the activity that reported last. Nothing is drawn where standard error is no terminal.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const int BarCells = 20;
    private const string EraseLine = "\r\e[2K";

    private bool _drawn;

    public void Show(ProgressRecord record)
    {
        if (!terminal.ErrorMoves)
            return;

        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        terminal.Error.Write(EraseLine + Line(record, terminal.Width));
        _drawn = true;
    }

    public void Clear()
    {
        if (!_drawn)
            return;
        terminal.Error.Write(EraseLine);
        _drawn = false;
    }

    /// <summary>The record in less than <paramref name="width"/> columns, so that the terminal does not wrap it.</summary>
    internal static string Line(ProgressRecord record, int width)
    {
        var line = new StringBuilder(record.Activity);
        if (record.PercentComplete >= 0)
        {
            int percent = Math.Min(100, record.PercentComplete);
            int full = percent * BarCells / 100;
            line.Append(" [").Append('#', full).Append('.', BarCells - full).Append("] ");
            line.Append(percent.ToString(CultureInfo.CurrentCulture)).Append(" %");
        }

        if (!string.IsNullOrWhiteSpace(record.StatusDescription))
            line.Append("  ").Append(record.StatusDescription);
        if (!string.IsNullOrWhiteSpace(record.CurrentOperation))
            line.Append("  ").Append(record.CurrentOperation);
        if (record.SecondsRemaining >= 0)
            line.Append("  ")
                .Append(TimeSpan.FromSeconds(record.SecondsRemaining).ToString("c", CultureInfo.InvariantCulture))
                .Append(" left");

        line.Replace('\r', ' ').Replace('\n', ' ');
        if (line.Length >= width)
            line.Length = width - 1;
        return line.ToString();
    }
}
