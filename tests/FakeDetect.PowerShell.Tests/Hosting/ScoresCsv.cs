using System.Globalization;
using System.Text;

namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>Scores files as Measure-DetectorAP writes them, from scores that a test makes up.</summary>
internal static class ScoresCsv
{
    internal const string Header =
        "model,model_sha256,view,crop_size,threshold,condition,set,class,label,path,length,last_write_time,sha256,logit,error_id,error";

    internal static string Row(
        string set,
        int label,
        string path,
        double logit,
        string condition = "AsIs",
        string model = "made-up",
        double threshold = 0.5
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{model},{model}-sha,CenterCrop,224,{threshold},{condition},{set},,{label},{path},1,2026-01-01T00:00:00.0000000Z,,{(float)logit},,"
        );

    internal static string Text(IEnumerable<string> rows) =>
        rows.Aggregate(new StringBuilder(Header).Append('\n'), (text, row) => text.Append(row).Append('\n')).ToString();
}
