namespace FakeDetect;

/// <summary>One byte of a picture: the pipeline takes arrays apart, unless a comma stands before them.</summary>
internal sealed class ByteFromPipeline : MemoryStream
{
    private static readonly ByteFromPipeline[] All =
    [
        .. Enumerable.Range(0, 256).Select(static value => new ByteFromPipeline((byte)value)),
    ];

    private ByteFromPipeline(byte value)
        : base([value], writable: false) => Value = value;

    internal byte Value { get; }

    internal static ByteFromPipeline Of(byte value) => All[value];
}
