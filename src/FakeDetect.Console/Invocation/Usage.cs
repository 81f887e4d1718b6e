using System.Management.Automation;
using System.Reflection;

namespace FakeDetect.Console.Invocation;

/// <summary>What <c>--help</c> and <c>--version</c> print.</summary>
internal static class Usage
{
    public static string Version
    {
        get
        {
            string own = typeof(Usage)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+')[0];
            string engine = typeof(PSObject)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+', ' ')[0];
            return $"FakeDetect.Console {own} (PowerShell engine {engine}, .NET {Environment.Version})";
        }
    }

    public static string Text =>
        $"""
            {Version}
            A small PowerShell host with the FakeDetect module imported, for machines without PowerShell.

            Usage:
              FakeDetect.Console [-Module <manifest>] [-Command] <command line>
              FakeDetect.Console [-Module <manifest>] -File <script.ps1> [arguments]
              <commands> | FakeDetect.Console

            Options:
              -Command, -c <words>   run the words, joined by spaces, as one command line; "-" reads commands from standard input
              -File, -f <script>     run a script file; what follows are its arguments
              -Module <manifest>     the FakeDetect.psd1 to import; otherwise $FAKEDETECT_MODULE, otherwise the first one found
                                     in the folder of this program or above it
              --help, -h             this text
              --version              the versions of this program, the engine and .NET

            Examples:
              FakeDetect.Console 'Test-FakeImage photo.jpg'
              FakeDetect.Console 'Get-ChildItem ~/Pictures -Recurse -File | Test-FakeImage | Where-Object Verdict -eq Fake | Export-Csv suspects.csv'
              find . -name '*.jpg' | FakeDetect.Console '$input | Test-FakeImage -Quiet'

            Results go to standard output; errors, warnings, verbose and debug messages and progress go to standard error.
            Progress and colours appear on a terminal only; NO_COLOR switches colours off. There is no interactive prompt.

            Exit codes:
              0    success
              1    a terminating error; or, for a command line and for standard input, the last command reported an error
                   (an unreadable picture is one). A script file that only reports errors ends with 0, as in pwsh
              n    a script or command ran "exit n"
              2    the arguments make no sense
              130  stopped by Ctrl+C (143 by SIGTERM; 141 when the reader of standard output went away)

            The commands are PowerShell's own. One is cut: Add-Type loads assemblies (-AssemblyName, -Path) but compiles no C# source,
            because this program holds no compiler. Modules that are installed for pwsh are found too.

            """;
}
