using System.Globalization;
using System.Management.Automation.Host;

namespace FakeDetect.Console.Hosting;

/// <summary>The host of the PowerShell engine: names itself, keeps the exit code that a script asks for.</summary>
internal sealed class ConsoleHost : PSHost, IDisposable
{
    private readonly ConsoleInterface _interface;

    public ConsoleHost(Terminal terminal)
    {
        View = new ErrorView(terminal);
        _interface = new ConsoleInterface(terminal, View);
    }

    public ErrorView View { get; }

    /// <summary>What <c>exit n</c> asked for; null where nothing did.</summary>
    public int? RequestedExitCode { get; private set; }

    /// <summary>Raised once when nobody reads standard output any more.</summary>
    public event EventHandler? OutputClosed
    {
        add => _interface.OutputClosed += value;
        remove => _interface.OutputClosed -= value;
    }

    public override string Name => "FakeDetect.Console";

    public override Version Version { get; } = typeof(ConsoleHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _interface;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new HostException("This host has no interactive prompt.");

    public override void ExitNestedPrompt() => throw new HostException("This host has no interactive prompt.");

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    /// <summary>Removes what progress has left on the screen.</summary>
    public void ClearProgress() => _interface.ClearProgress();

    public void Dispose() => ClearProgress();
}
