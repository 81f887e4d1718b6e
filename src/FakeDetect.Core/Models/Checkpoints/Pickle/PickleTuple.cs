namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>A Python tuple; also torch.Size.</summary>
internal sealed record PickleTuple(object?[] Items);
