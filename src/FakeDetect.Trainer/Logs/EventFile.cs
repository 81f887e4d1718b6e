using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Tensorboard;

namespace FakeDetect.Trainer.Logs;

/// <summary>
/// A TensorBoard event file: TFRecords (length, masked CRC-32C of the length, bytes, masked CRC-32C of the bytes), each an
/// Event message. TorchSharp's SummaryWriter has no wall time in seconds and no way to say that a run was gone on with.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Makes the file.</summary>
    public EventFile(string path)
    {
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Add(new Event { FileVersion = "brain.Event:2" });
    }

    /// <summary>Adds an event of now; it is in the file when this returns.</summary>
    public void Add(Event happened)
    {
        happened.WallTime = (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;
        byte[] bytes = happened.ToByteArray();
        byte[] record = new byte[12 + bytes.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(record, bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedSum(record.AsSpan(0, 8)));
        bytes.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + bytes.Length), MaskedSum(bytes));
        _stream.Write(record);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    // The mask is TensorFlow's: a sum that is stored among the data that it sums up must not look like one.
    private static uint MaskedSum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
            sum = BitOperations.Crc32C(sum, value);
        return BitOperations.RotateRight(~sum, 15) + 0xA282EAD8;
    }
}
