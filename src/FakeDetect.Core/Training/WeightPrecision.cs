namespace FakeDetect.Training;

/// <summary>How the weights of an exported model are stored.</summary>
public enum WeightPrecision
{
    /// <summary>As they were trained.</summary>
    Full,

    /// <summary>In half the space; logits change in the third digit behind the point.</summary>
    Half,
}
