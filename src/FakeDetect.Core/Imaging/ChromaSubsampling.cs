namespace FakeDetect.Imaging;

/// <summary>How much coarser than the brightness a JPEG keeps colour.</summary>
public enum ChromaSubsampling
{
    /// <summary>Halved both ways; what nearly every camera, phone and site writes.</summary>
    S420,

    /// <summary>Halved along the rows only; many cameras.</summary>
    S422,

    /// <summary>Not reduced.</summary>
    S444,
}
