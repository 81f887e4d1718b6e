namespace FakeDetect.Imaging;

/// <summary>A decoding back end: turns the bytes of a container that was already recognised into pixels.</summary>
internal interface IPixelDecoder
{
    /// <summary>Decodes the first picture of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What errors call the picture.</param>
    /// <param name="format">The container, by the caller's own look at the first bytes.</param>
    /// <param name="options">Limits and rules.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="ImageUnreadableException">The picture is refused or damaged.</exception>
    DecodedImage Decode(
        byte[] bytes,
        string name,
        ImageFormat format,
        DecodeOptions options,
        CancellationToken cancellation
    );
}
