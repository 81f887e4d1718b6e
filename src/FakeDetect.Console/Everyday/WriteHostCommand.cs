using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Write-Host: -Object, -NoNewline, -Separator, -ForegroundColor, -BackgroundColor.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [Alias("Msg", "Message")]
    [SuppressMessage("Naming", "CA1720", Justification = "The parameter's name in PowerShell.")]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public string Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor? BackgroundColor { get; set; }

    protected override void ProcessRecord()
    {
        var message = new HostInformationMessage
        {
            Message = LanguagePrimitives.GetEnumerable(Object) is { } parts
                ? string.Join(
                    Separator,
                    parts.Cast<object?>().Select(part => LanguagePrimitives.ConvertTo<string>(part))
                )
                : LanguagePrimitives.ConvertTo<string>(Object),
            NoNewLine = NoNewline,
            ForegroundColor = ForegroundColor,
            BackgroundColor = BackgroundColor,
        };
        WriteInformation(message, ["PSHOST"]);
    }
}
