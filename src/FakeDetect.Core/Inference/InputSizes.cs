namespace FakeDetect.Inference;

/// <summary>What sizes a session's inputs have: decides how it keeps memory.</summary>
internal enum InputSizes
{
    /// <summary>One, or a few small ones.</summary>
    Fixed,

    /// <summary>Any, large ones among them.</summary>
    Any,
}
