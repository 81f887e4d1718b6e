using System.Globalization;
using System.Management.Automation;
using FakeDetect.Training;

namespace FakeDetect;

/// <summary>The events of a trainer on PowerShell's streams. What every job tells alike is here: notes, and errors of single files.</summary>
internal abstract class TrainerMonitor(Cmdlet cmdlet)
{
    private protected Cmdlet Cmdlet => cmdlet;

    /// <summary>Tells one event. Runs on the pipeline's thread.</summary>
    internal virtual void Take(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingNote { Warning: true } note:
                cmdlet.WriteWarning(note.Message);
                break;
            case TrainingNote note:
                cmdlet.WriteVerbose(note.Message);
                break;
            case TrainingProblem problem:
                cmdlet.WriteError(
                    Errors.From(
                        new ImageUnreadableException(problem.ErrorId, problem.Target, problem.Message, problem.NextStep)
                    )
                );
                break;
        }
    }

    private protected static string Text(FormattableString text) => text.ToString(CultureInfo.CurrentCulture);
}
