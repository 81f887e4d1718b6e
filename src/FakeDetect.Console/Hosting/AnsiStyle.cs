using System.Globalization;

namespace FakeDetect.Console.Hosting;

/// <summary>Escape sequences (ECMA-48, SGR) for the few styles in use.</summary>
internal static class AnsiStyle
{
    public const string Error = "\e[31;1m";
    public const string Warning = "\e[33;1m";
    public const string Quiet = "\e[36m";
    public const string Reset = "\e[0m";

    /// <summary>Sequence numbers of the sixteen console colours; -1 stands for the terminal's own colour.</summary>
    public static string Colored(string text, ConsoleColor foreground, ConsoleColor background)
    {
        int front = Code(foreground, 30);
        int back = Code(background, 40);
        if (front < 0 && back < 0)
            return text;

        string codes = string.Join(
            ';',
            new[] { front, back }.Where(code => code >= 0).Select(code => code.ToString(CultureInfo.InvariantCulture))
        );
        return $"\e[{codes}m{text}{Reset}";
    }

    private static int Code(ConsoleColor color, int first)
    {
        if (!Enum.IsDefined(color))
            return -1;

        // ConsoleColor counts blue, green, red as bits 0, 1, 2 and brightness as bit 3; SGR counts red, green, blue.
        int index = (int)color;
        int swapped = (index & 2) | ((index & 1) << 2) | ((index & 4) >> 2);
        return first + swapped + ((index & 8) != 0 ? 60 : 0);
    }
}
