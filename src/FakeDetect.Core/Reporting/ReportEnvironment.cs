using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace FakeDetect.Reporting;

/// <summary>What a report was made with.</summary>
internal static class ReportEnvironment
{
    public static IReadOnlyList<KeyValuePair<string, string>> Describe() =>
        [
            new("FakeDetect", VersionOf(typeof(ReportEnvironment).Assembly)),
            new("ONNX Runtime (managed part)", VersionOf(typeof(Microsoft.ML.OnnxRuntime.InferenceSession).Assembly)),
            new("NetVips", VersionOf(typeof(NetVips.Image).Assembly)),
            new("Runtime", RuntimeInformation.FrameworkDescription),
            new("System", $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.RuntimeIdentifier}"),
            new(
                "Computer",
                $"{Environment.MachineName}, {Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)} processors"
            ),
            new("User", Environment.UserName),
        ];

    // Without the commit that some builds append.
    private static string VersionOf(Assembly assembly) =>
        (
            assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "unknown"
        ).Split('+')[0];
}
