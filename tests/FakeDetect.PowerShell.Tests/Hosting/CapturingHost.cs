using System.Globalization;
using System.Management.Automation.Host;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>A host whose screen is a string of 80 columns.</summary>
internal sealed class CapturingHost(CultureInfo? culture = null) : PSHost
{
    private readonly CapturingInterface _screen = new();

    public override CultureInfo CurrentCulture { get; } = culture ?? CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(CapturingHost);

    public override PSHostUserInterface UI => _screen;

    public override Version Version { get; } = new(1, 0);

    /// <summary>What stands on the screen.</summary>
    public string Text => _screen.Text.ToString();

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) { }
}
