using System.Management.Automation;

namespace FakeDetect;

/// <summary>Lets a byte array, or a single byte of a piped one, stand where a stream is asked for; anything else passes as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ImageContentAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            byte[] bytes => new MemoryStream(bytes, writable: false),
            byte value => ByteFromPipeline.Of(value),
            _ => inputData,
        };
}
