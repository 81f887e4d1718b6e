using System.Management.Automation;

namespace FakeDetect.Console.Everyday;

/// <summary>Write-Error: -Message, -ErrorId, -Category, -TargetObject, -RecommendedAction, or an -ErrorRecord as it is.</summary>
[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "Message")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Message")]
    [AllowEmptyString]
    public string Message { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "ErrorRecord")]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = "Message")]
    public string ErrorId { get; set; } = "WriteErrorException";

    [Parameter(ParameterSetName = "Message")]
    public ErrorCategory Category { get; set; }

    [Parameter(ParameterSetName = "Message")]
    public object? TargetObject { get; set; }

    [Parameter(ParameterSetName = "Message")]
    public string RecommendedAction { get; set; } = "";

    protected override void ProcessRecord()
    {
        ErrorRecord record =
            ErrorRecord ?? new ErrorRecord(new RuntimeException(Message), ErrorId, Category, TargetObject);
        if (RecommendedAction.Length > 0)
            record.ErrorDetails = new ErrorDetails(Message) { RecommendedAction = RecommendedAction };
        WriteError(record);
    }
}
