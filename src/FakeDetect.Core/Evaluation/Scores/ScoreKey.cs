namespace FakeDetect.Evaluation.Scores;

/// <summary>Identity of a score: the same key is the same question, asked again.</summary>
internal readonly record struct ScoreKey(
    string Model,
    string View,
    int? CropSize,
    string Condition,
    string Set,
    string Path
);
