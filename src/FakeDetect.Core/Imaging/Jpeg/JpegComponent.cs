namespace FakeDetect.Imaging.Jpeg;

/// <summary>One component of a frame.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Horizontal">Horizontal sampling factor, 1..4.</param>
/// <param name="Vertical">Vertical sampling factor, 1..4.</param>
/// <param name="Table">Which quantisation table, 0..3.</param>
internal readonly record struct JpegComponent(int Id, int Horizontal, int Vertical, int Table);
