using System.Management.Automation;
using FakeDetect.Models.Graphs;

namespace FakeDetect;

/// <summary>Takes the reference's name of its network, res50, too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ArchitectureArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is string name && name.Equals("res50", StringComparison.OrdinalIgnoreCase)
            ? ResNet50Architecture.Published.Id
            : inputData;
}
