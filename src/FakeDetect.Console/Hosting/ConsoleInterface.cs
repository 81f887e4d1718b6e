using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace FakeDetect.Console.Hosting;

/// <summary>Writes results to standard output, everything about them to standard error. Safe to call from several threads.</summary>
internal sealed class ConsoleInterface(Terminal terminal, ErrorView errors) : PSHostUserInterface
{
    private readonly Lock _gate = new();
    private readonly ProgressLine _progress = new(terminal);
    private readonly Questions _questions = new(terminal, System.Console.In);
    private bool _outputIsClosed;

    public event EventHandler? OutputClosed;

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleScreen(terminal);

    public override bool SupportsVirtualTerminal => terminal.OutputStyled;

    public void ClearProgress()
    {
        lock (_gate)
            _progress.Clear();
    }

    public override void Write(string value) => ToOutput(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        ToOutput(terminal.OutputStyled ? AnsiStyle.Colored(value, foregroundColor, backgroundColor) : value);

    public override void WriteLine(string value) => ToOutput(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => ToError(errors.Styled(value, AnsiStyle.Error));

    public override void WriteWarningLine(string message) =>
        ToError(errors.Styled($"WARNING: {message}", AnsiStyle.Warning));

    public override void WriteVerboseLine(string message) =>
        ToError(errors.Styled($"VERBOSE: {message}", AnsiStyle.Quiet));

    public override void WriteDebugLine(string message) => ToError(errors.Styled($"DEBUG: {message}", AnsiStyle.Quiet));

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_gate)
            _progress.Show(record);
    }

    public override string ReadLine() => Asking(() => _questions.ReadLine());

    public override Dictionary<string, PSObject> Prompt(
        string caption,
        string message,
        Collection<FieldDescription> descriptions
    ) => Asking(() => _questions.AskForValues(caption, message, descriptions));

    public override int PromptForChoice(
        string caption,
        string message,
        Collection<ChoiceDescription> choices,
        int defaultChoice
    ) => Asking(() => _questions.AskForChoice(caption, message, choices, defaultChoice));

    public override SecureString ReadLineAsSecureString() =>
        throw new HostException("This host does not ask for secrets.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName
    ) => throw new HostException("This host does not ask for credentials.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options
    ) => PromptForCredential(caption, message, userName, targetName);

    private T Asking<T>(Func<T> question)
    {
        ClearProgress();
        return question();
    }

    private void ToError(string line)
    {
        lock (_gate)
        {
            _progress.Clear();
            terminal.Error.WriteLine(line);
        }
    }

    private void ToOutput(string text)
    {
        // Takes escape sequences out where they do not belong, as $PSStyle.OutputRendering says.
        text = GetOutputString(text, SupportsVirtualTerminal);
        lock (_gate)
        {
            if (_outputIsClosed)
                return;

            _progress.Clear();
            try
            {
                terminal.Output.Write(text);
                return;
            }
            catch (IOException)
            {
                // The reader at the other end of the pipe has gone: it wants no more.
                _outputIsClosed = true;
            }
        }

        OutputClosed?.Invoke(this, EventArgs.Empty);
    }
}
