namespace FakeDetect;

/// <summary>One byte of a picture: the pipeline takes arrays apart, unless a comma stands before them.</summary>
internal sealed class PipedByte : MemoryStream
{
    private static readonly PipedByte[] All =
    [
        .. Enumerable.Range(0, 256).Select(static value => new PipedByte((byte)value)),
    ];

    private PipedByte(byte value)
        : base([value], writable: false) => Value = value;

    internal byte Value { get; }

    internal static PipedByte Of(byte value) => All[value];
}
