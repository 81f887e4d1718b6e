using System.Management.Automation;

namespace FakeDetect;

/// <summary>Takes a calibration as users have it: a path, a file as an object, or what New-DetectorCalibration gave and wrote.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CalibrationArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string { Length: > 0 } path => path,
            FileSystemInfo file => file.FullName,
            DetectorCalibrationResult { Path: { } written } => written,
            DetectorCalibrationResult => throw new ArgumentTransformationMetadataException(
                "This calibration was not saved to a file. Create it with New-DetectorCalibration -OutputPath."
            ),
            _ => throw new ArgumentTransformationMetadataException(
                "Use the path of the calibration file, or an object of New-DetectorCalibration -OutputPath."
            ),
        };
    }
}
