using System.Management.Automation;
using System.Runtime.InteropServices;
using FakeDetect.Console.Hosting;
using FakeDetect.Console.Invocation;

namespace FakeDetect.Console;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        Request request;
        try
        {
            request = Request.Parse(arguments, System.Console.IsInputRedirected);
        }
        catch (UsageException e)
        {
            System.Console.Error.WriteLine($"FakeDetect.Console: {e.Message}");
            System.Console.Error.WriteLine("Run it with --help to see how it is used.");
            return ExitCode.BadUsage;
        }

        switch (request.Kind)
        {
            case RequestKind.Help:
                System.Console.Out.Write(Usage.Text);
                return ExitCode.Success;
            case RequestKind.Version:
                System.Console.Out.WriteLine(Usage.Version);
                return ExitCode.Success;
            default:
                return Run(request);
        }
    }

    private static int Run(Request request)
    {
        // The engine would report to Microsoft which modules are loaded. It reads this when it starts.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        MissingCompiler.Explain();

        using var host = new ConsoleHost(Terminal.Current());
        using var session = new Session(host);
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, ExitCode.Interrupted, session);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, ExitCode.Terminated, session);

        try
        {
            string script = ScriptText.Of(request, System.Console.In);
            session.Open(ModuleLocator.Find(request.ModulePath));
            return session.Run(
                script,
                ScriptText.ReadsInput(script, request) ? ScriptText.Lines(System.Console.In) : null
            );
        }
        catch (UsageException e)
        {
            host.View.WriteUsageError(e.Message);
            return ExitCode.BadUsage;
        }
        catch (PipelineStoppedException)
        {
            return session.ExitCodeWhenStopped;
        }
        catch (RuntimeException e)
        {
            host.View.WriteError(e.ErrorRecord);
            return ExitCode.Failure;
        }
    }

    /// <summary>The first signal stops the pipeline and lets its cmdlets clean up; a second one ends the process at once.</summary>
    private static PosixSignalRegistration StopOn(PosixSignal signal, int exitCode, Session session) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = session.TryStop(exitCode);
                if (!context.Cancel)
                    Environment.Exit(exitCode);
            }
        );
}
