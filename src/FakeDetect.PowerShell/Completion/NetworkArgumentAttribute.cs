using System.Management.Automation;

namespace FakeDetect;

/// <summary>Takes a network as users have it: a path, the file as an object, or what Invoke-SimulatorTraining gave. The argument becomes a path.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NetworkArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped
            ? wrapped.BaseObject
            : inputData;
        return value switch
        {
            string text => text,
            SimulatorTrainingResult simulator => simulator.NetworkPath,
            FileSystemInfo item => item.FullName,
            // What came back from a job, a file or Select-Object has lost its type and kept its properties.
            PSObject custom when custom.Properties["NetworkPath"]?.Value is string path => path,
            PSObject custom when custom.Properties["FullName"]?.Value is string path => path,
            _ => throw new ArgumentTransformationMetadataException(
                "Use the path of the network's .onnx file, its file object, or one object of Invoke-SimulatorTraining."
            ),
        };
    }
}
