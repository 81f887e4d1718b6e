using System.Management.Automation.Host;

namespace FakeDetect.Console.Hosting;

/// <summary>The width of the screen, for the formatter. It draws nothing and reads no keys.</summary>
internal sealed class ConsoleScreen(Terminal terminal) : PSHostRawUserInterface
{
    // Not one of the sixteen: the terminal's own colour.
    private const ConsoleColor Unset = (ConsoleColor)(-1);

    public override ConsoleColor ForegroundColor { get; set; } = Unset;

    public override ConsoleColor BackgroundColor { get; set; } = Unset;

    public override Size BufferSize
    {
        get => new(terminal.Width, 9999);
        set => Refuse();
    }

    public override Size WindowSize
    {
        get => new(terminal.Width, 50);
        set => Refuse();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "FakeDetect.Console";

    public override bool KeyAvailable => false;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        Refuse();
        return default;
    }

    public override void FlushInputBuffer() { }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle)
    {
        Refuse();
        return new BufferCell[0, 0];
    }

    public override void ScrollBufferContents(
        Rectangle source,
        Coordinates destination,
        Rectangle clip,
        BufferCell fill
    ) => Refuse();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => Refuse();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => Refuse();

    private static void Refuse() => throw new HostException("This host writes lines and does not draw on the screen.");
}
