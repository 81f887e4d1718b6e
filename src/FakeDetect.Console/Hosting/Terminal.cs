using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FakeDetect.Console.Hosting;

/// <summary>The two streams that the host writes to, and what can be done with them.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="OutputStyled">Whether escape sequences may go to <paramref name="Output"/>.</param>
/// <param name="ErrorStyled">Whether escape sequences may go to <paramref name="Error"/>.</param>
/// <param name="ErrorMoves">Whether a line on <paramref name="Error"/> can be drawn over, as progress is.</param>
/// <param name="CanAsk">Whether a person sits at standard input.</param>
internal sealed record Terminal(
    TextWriter Output,
    TextWriter Error,
    bool OutputStyled,
    bool ErrorStyled,
    bool ErrorMoves,
    bool CanAsk
)
{
    /// <summary>Columns of a table where no terminal says how wide it is.</summary>
    public const int DefaultWidth = 120;

    /// <summary>The process's own streams. NO_COLOR (no-color.org) and TERM=dumb switch styles off.</summary>
    public static Terminal Current()
    {
        bool moves = Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool styled = moves && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        bool outputIsTerminal = !System.Console.IsOutputRedirected;
        bool errorIsTerminal = !System.Console.IsErrorRedirected;
        return new Terminal(
            outputIsTerminal ? System.Console.Out : RedirectedOutput(),
            System.Console.Error,
            OutputStyled: outputIsTerminal && styled,
            ErrorStyled: errorIsTerminal && styled,
            ErrorMoves: errorIsTerminal && moves,
            CanAsk: !System.Console.IsInputRedirected && outputIsTerminal
        );
    }

    /// <summary>
    /// .NET's own writer hides that the reader of a pipe has gone, and a scan would run on for nobody. A file keeps it: its offset is shared with child processes.
    /// </summary>
    private static TextWriter RedirectedOutput()
    {
        if (OperatingSystem.IsWindows())
            return System.Console.Out;

        const int standardOutput = 1;
        var stream = new FileStream(
            new SafeFileHandle(standardOutput, ownsHandle: false),
            FileAccess.Write,
            bufferSize: 0
        );
        return stream.CanSeek
            ? System.Console.Out
            : new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    /// <summary>Columns, at least 20. COLUMNS overrides what a redirected output cannot know.</summary>
    public int Width
    {
        get
        {
            if (OutputStyled || ErrorMoves)
            {
                try
                {
                    int width = System.Console.WindowWidth;
                    if (width > 0)
                        return Math.Max(20, width);
                }
                catch (IOException)
                {
                    // A terminal that does not tell its size.
                }
            }

            return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int columns) && columns > 0
                ? Math.Max(20, columns)
                : DefaultWidth;
        }
    }
}
