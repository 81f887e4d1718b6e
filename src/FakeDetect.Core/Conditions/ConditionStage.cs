namespace FakeDetect.Conditions;

/// <summary>When a condition is applied.</summary>
public enum ConditionStage
{
    /// <summary>To the whole picture, before the crop: as in the reference's robustness experiment.</summary>
    BeforeCrop,

    /// <summary>To each crop or tile: as the bench protocol does.</summary>
    AfterCrop,
}
