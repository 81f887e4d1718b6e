using System.Management.Automation;

namespace FakeDetect;

/// <summary>
/// Takes a model as users have it: a name, a path, the folder as an object, or what Get-DetectorModel gave; a list of them
/// becomes a list. The argument becomes a name or a path.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModelArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = Unwrap(inputData);
        return value is object[] list ? Array.ConvertAll(list, item => One(Unwrap(item))) : One(value);
    }

    private static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string One(object? value) =>
        value switch
        {
            string { Length: > 0 } text => text,
            DetectorModelInfo model => model.Path,
            FileSystemInfo item => item.FullName,
            PSObject custom when PathOf(custom) is { } path => path,
            null or "" => throw new ArgumentTransformationMetadataException(
                "Use the model's name, the path of its folder, or an object of Get-DetectorModel."
            ),
            _ => throw new ArgumentTransformationMetadataException(
                $"A {value.GetType().Name} is not a model. Use the model's name, the path of its folder, or an object of Get-DetectorModel."
            ),
        };

    // What came back from a job, a file or Select-Object has lost its type and kept its properties.
    private static string? PathOf(PSObject custom) =>
        custom.Properties["Path"]?.Value as string
        ?? custom.Properties["FullName"]?.Value as string
        ?? custom.Properties["Name"]?.Value as string;
}
