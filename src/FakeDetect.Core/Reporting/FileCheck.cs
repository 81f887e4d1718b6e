using FakeDetect.Imaging;
using FakeDetect.Spectra;

namespace FakeDetect.Reporting;

/// <summary>What a second look at a scored file gave.</summary>
/// <param name="Index">The picture's place in the report.</param>
/// <param name="State">Whether its content is still what was scored.</param>
/// <param name="Modified">When it was last changed, UTC.</param>
/// <param name="Thumbnail">A JPEG; null where none is wanted, or the content is another one.</param>
/// <param name="Spectrum">Its spectrum, where it is wanted and the picture large enough.</param>
internal sealed record FileCheck(
    int Index,
    FileState State,
    DateTimeOffset? Modified,
    byte[]? Thumbnail,
    AverageSpectrum? Spectrum
)
{
    private const int LargestSpectrum = 256,
        SmallestSpectrum = 64;

    public static FileCheck Look(
        int index,
        ReportPicture picture,
        int thumbnailSize,
        bool wantsSpectrum,
        CancellationToken cancellation
    )
    {
        if (!System.IO.Path.IsPathFullyQualified(picture.Path) || picture.Sha256.Length == 0)
            return new FileCheck(index, FileState.NotChecked, null, null, null);
        try
        {
            ImageFile file = ImageFile.Read(picture.Path, cancellation);
            DateTimeOffset modified = File.GetLastWriteTimeUtc(picture.Path);
            if (!file.Sha256.Equals(picture.Sha256, StringComparison.OrdinalIgnoreCase))
                return new FileCheck(index, FileState.Changed, modified, null, null);
            if (thumbnailSize == 0 && !wantsSpectrum)
                return new FileCheck(index, FileState.Unchanged, modified, null, null);
            (byte[]? thumbnail, AverageSpectrum? spectrum) = Draw(file, thumbnailSize, wantsSpectrum, cancellation);
            return new FileCheck(index, FileState.Unchanged, modified, thumbnail, spectrum);
        }
        catch (ImageUnreadableException)
        {
            return new FileCheck(index, FileState.Missing, null, null, null);
        }
    }

    // Larger than the usual limit, perhaps: the file is what was scored all the same, and only has no thumbnail.
    private static (byte[]? Thumbnail, AverageSpectrum? Spectrum) Draw(
        ImageFile file,
        int thumbnailSize,
        bool wantsSpectrum,
        CancellationToken cancellation
    )
    {
        try
        {
            RgbImage image = ImageReader.Decode(file.Bytes, file.Path, DecodeOptions.Default, cancellation).Image;
            return (
                thumbnailSize > 0 ? ThumbnailMaker.Make(image, thumbnailSize) : null,
                wantsSpectrum ? SpectrumOf(image) : null
            );
        }
        catch (ImageUnreadableException)
        {
            return (null, null);
        }
    }

    private static AverageSpectrum? SpectrumOf(RgbImage image)
    {
        int size = Math.Min(LargestSpectrum, Math.Min(image.Width, image.Height) / 16 * 16);
        if (size < SmallestSpectrum)
            return null;
        SpectrumAccumulator sum = new(size);
        sum.Add(ResidualSpectrum.Of(image, size));
        return sum.Average();
    }
}
