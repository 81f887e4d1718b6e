namespace FakeDetect.Inference.Network;

/// <summary>What the network says of one input picture.</summary>
/// <param name="Logit">Its logit.</param>
/// <param name="Map">Its logit map, rows top to bottom; null where none was asked for.</param>
/// <param name="MapWidth">Cells a row of the map.</param>
/// <param name="MapHeight">Rows of the map.</param>
internal readonly record struct NetworkOutput(float Logit, float[]? Map, int MapWidth, int MapHeight);
