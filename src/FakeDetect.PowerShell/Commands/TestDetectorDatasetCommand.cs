using System.Management.Automation;
using FakeDetect.Datasets.Audit;
using FakeDetect.Datasets.Search;
using FakeDetect.Imaging;

namespace FakeDetect;

/// <summary>Looks at labelled pictures before anyone trains or measures on them: what tells the labels besides the networks' traces?</summary>
[Cmdlet(VerbsDiagnostic.Test, "DetectorDataset", DefaultParameterSetName = PathSet)]
[OutputType(typeof(DetectorDatasetAudit), typeof(bool))]
public sealed class TestDetectorDatasetCommand : LabelledFolderCommand
{
    private const string Activity = "Reading pictures";

    private int _failed;

    [Parameter(
        HelpMessage = "Labelled folders of test pictures. Test-DetectorDataset reports pictures that are both in the set and in these folders."
    )]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] TestPath { get; set; } = [];

    [Parameter(
        HelpMessage = "Include the properties of every picture in the result, such as format, quality and hashes."
    )]
    public SwitchParameter IncludePicture { get; set; }

    [Parameter(HelpMessage = "Write True if the set is free of leaks, otherwise False, instead of an object.")]
    public SwitchParameter Quiet { get; set; }

    [Parameter(HelpMessage = "Maximum number of pictures processed in parallel. Default: the number of processors.")]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    [Parameter(HelpMessage = "Largest picture that is decoded, in pixels (width x height).")]
    [ValidateRange(1L, long.MaxValue)]
    public long MaxPixels { get; set; } = DecodeOptions.Default.MaxPixels;

    private protected override void End()
    {
        IReadOnlyList<TestSet> sets = FindSets();
        if (sets.Count == 0)
            return;
        AuditFile[] files = [.. AuditFile.Of(sets, isTest: false), .. TestFiles()];
        List<PictureFacts> pictures = Examine(files);
        if (!pictures.Exists(p => !p.IsTest))
            return;
        Progress.Report(Activity, "Measuring what separates the labels", percent: 100);
        DatasetReport report = DatasetAuditor.Report(pictures, StopToken);
        string name = sets.Count == 1 ? sets[0].Name : FormattableString.Invariant($"{sets.Count} sets");
        DetectorDatasetAudit audit = new(name, report, Refused + _failed, IncludePicture);
        WarnOfMissingLabel(audit);
        if (Quiet)
            WriteObject(!audit.HasLeak);
        else
            WriteObject(audit);
    }

    private IEnumerable<AuditFile> TestFiles()
    {
        var leftOut = new LeftOutCounts();
        foreach (string folder in Folders(TestPath))
        {
            IReadOnlyList<TestSet> sets = [];
            try
            {
                sets = Reported(DatasetSearch.Below(folder, StopToken), leftOut);
            }
            catch (DatasetInvalidException failure)
            {
                WriteFailure(failure);
            }

            foreach (AuditFile file in AuditFile.Of(sets, isTest: true))
                yield return file;
        }

        Say(leftOut);
    }

    private List<PictureFacts> Examine(AuditFile[] files)
    {
        List<PictureFacts> pictures = new(files.Length);
        foreach (
            AuditStep step in DatasetAuditor.Examine(
                files,
                DecodeOptions.Default with
                {
                    MaxPixels = MaxPixels,
                },
                ThrottleLimit,
                StopToken
            )
        )
        {
            if (step.Facts is { } facts)
            {
                pictures.Add(facts);
            }
            else
            {
                _failed++;
                WriteFailure(step.Error!);
            }

            int done = pictures.Count + _failed;
            if (Progress.IsDue)
                Progress.Report(
                    Activity,
                    FormattableString.Invariant($"{done} of {files.Length}"),
                    step.File.FullPath,
                    (int)(100L * done / files.Length)
                );
        }

        return pictures;
    }

    // Without both labels only duplicates can be told: not to be read as a set without leaks.
    private void WarnOfMissingLabel(DetectorDatasetAudit audit)
    {
        if (audit.RealCount == 0 || audit.FakeCount == 0)
            WriteWarning(
                $"The set has no {(audit.RealCount == 0 ? "real pictures" : "fakes")}, so Test-DetectorDataset cannot measure what separates the labels."
            );
    }
}
