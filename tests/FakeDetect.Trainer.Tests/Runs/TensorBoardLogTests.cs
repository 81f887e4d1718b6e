using System.Buffers.Binary;
using FakeDetect.Training;
using Google.Protobuf;
using Tensorboard;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class TensorBoardLogTests
{
    [Fact]
    public void Losses_rates_and_validations_are_read_back_from_the_event_file()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 3);
        TrainingOptions options = TinyRun.Options(sandbox) with { TensorBoard = true };
        DateTime before = DateTime.UtcNow.AddSeconds(-1);

        List<TrainingEvent> told = TinyRun.Run(options);

        List<Event> events = ReadRecords(Assert.Single(FilesOf(options)));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, e => Assert.InRange(DateTime.UnixEpoch.AddSeconds(e.WallTime), before, DateTime.UtcNow));
        TrainingStep[] steps = [.. told.OfType<TrainingStep>().Where(s => s.Step % options.LogEverySteps == 0)];
        Assert.Equal(6, steps.Length);
        Assert.Equal(steps.Select(s => ((long)s.Step, (float)s.Loss)), ScalarsOf(events, "train/loss"));
        Assert.Equal(
            steps.Select(s => ((long)s.Step, (float)s.LearningRate)),
            ScalarsOf(events, "train/learning_rate")
        );
        Assert.All(ScalarsOf(events, "train/pictures_per_second"), s => Assert.True(s.Value > 0));
        TrainingValidated[] validations = [.. told.OfType<TrainingValidated>()];
        Assert.Equal(3, validations.Length);
        Assert.Equal(validations.Select(v => ((long)v.Step, (float)v.AveragePrecision)), ScalarsOf(events, "val/ap"));
        Assert.Equal(validations.Select(v => ((long)v.Step, (float)v.Accuracy)), ScalarsOf(events, "val/accuracy"));
    }

    [Fact]
    public void A_resumed_run_adds_a_file_that_tells_where_it_went_on()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 3);
        TrainingOptions options = TinyRun.Options(sandbox) with { TensorBoard = true, LogEverySteps = 1 };
        TinyRun.Run(options, stopAt: 5);
        TinyRun.Run(options with { Resume = true });

        string[] files = FilesOf(options);
        Assert.Equal(2, files.Length);
        Event start = ReadRecords(files[1])[1];
        Assert.Equal((6, SessionLog.Types.SessionStatus.Start), (start.Step, start.SessionLog.Status));
        // As TensorBoard joins them: the later file's steps follow the earlier one's.
        Assert.Equal(
            Enumerable.Range(1, 12).Select(i => (long)i),
            files.SelectMany(f => ScalarsOf(ReadRecords(f), "train/loss")).Select(s => s.Step)
        );

        TinyRun.Run(options);
        Assert.Single(FilesOf(options));
    }

    [Fact]
    public void There_is_no_event_file_unless_it_is_asked_for_and_a_checkpoint_does_not_depend_on_it()
    {
        using PictureSandbox sandbox = new PictureSandbox().WithSets(4, 3);
        TrainingOptions options = TinyRun.Options(sandbox);
        TinyRun.Run(options, stopAt: 3);
        Assert.Empty(FilesOf(options));
        Assert.DoesNotContain("tensorBoard", TrainingJson.Write(options), StringComparison.Ordinal);

        Assert.Contains(TinyRun.Run(options with { Resume = true, TensorBoard = true }), e => e is TrainingCompleted);
        Assert.Single(FilesOf(options));
    }

    [Fact]
    public void The_sum_that_records_are_checked_with_is_CRC_32C() => Assert.Equal(0xE3069283, Crc32C("123456789"u8));

    private static string[] FilesOf(TrainingOptions options) =>
        [.. Directory.GetFiles(options.RunPath, "*tfevents*").Order(StringComparer.Ordinal)];

    private static IEnumerable<(long Step, float Value)> ScalarsOf(IEnumerable<Event> events, string tag) =>
        events
            .Where(e => e.Summary is not null)
            .SelectMany(e => e.Summary.Value.Where(v => v.Tag == tag).Select(v => (e.Step, v.SimpleValue)));

    /// <summary>The records of a TFRecord file, both sums of each checked.</summary>
    private static List<Event> ReadRecords(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        List<Event> events = [];
        for (int at = 0; at < file.Length; )
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(
                Masked(Crc32C(file.AsSpan(at, 8))),
                BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8))
            );
            byte[] message = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(
                Masked(Crc32C(message)),
                BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length))
            );
            events.Add(Event.Parser.ParseFrom(new CodedInputStream(message)));
            at += 16 + length;
        }

        return events;
    }

    // Bit by bit, by the polynomial of RFC 3720, appendix B.4.
    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0x82F63B78 : sum >> 1;
        }

        return ~sum;
    }

    private static uint Masked(uint sum) => ((sum >> 15) | (sum << 17)) + 0xA282EAD8;
}
