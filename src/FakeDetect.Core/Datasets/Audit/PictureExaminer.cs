using System.Buffers.Binary;
using System.Security.Cryptography;
using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;

namespace FakeDetect.Datasets.Audit;

/// <summary>Reads a picture once and tells all that the audit asks of it.</summary>
internal static class PictureExaminer
{
    /// <summary>The facts of a picture.</summary>
    /// <exception cref="ImageUnreadableException">The picture cannot be read.</exception>
    public static PictureFacts Examine(AuditFile entry, DecodeOptions decode, CancellationToken cancellation)
    {
        ImageFile file = ImageFile.Read(entry.FullPath, cancellation);
        DecodedImage decoded = ImageReader.Decode(file.Bytes, entry.FullPath, decode, cancellation);
        RgbImage image = decoded.Image;
        PictureContainer container = PictureContainer.Of(file.Bytes);
        JpegFacts? jpeg = JpegInspector.Inspect(file.Bytes);
        (double brightness, double colourfulness) = Colours(image);
        return new PictureFacts
        {
            FullPath = entry.FullPath,
            Name = entry.Name,
            IsFake = entry.IsFake,
            Source = entry.Source,
            IsTest = entry.IsTest,
            Container = container.Name,
            IsLossless = !container.IsLossy,
            Length = file.Bytes.LongLength,
            Width = image.Width,
            Height = image.Height,
            JpegQuality = jpeg?.Quality,
            HasStandardTables = jpeg?.HasStandardTables,
            Subsampling = jpeg is null ? null : NameOf(jpeg),
            IsProgressive = jpeg?.IsProgressive,
            EarlierGrid = container.IsLossy ? null : JpegGridDetector.Find(image),
            Sha256 = file.Sha256,
            PixelSha256 = HashPixels(image),
            HighFrequency = HighFrequencyPower.Of(image),
            Brightness = brightness,
            Colourfulness = colourfulness,
            Thumbnail = Thumbnail.Of(image),
        };
    }

    private static string NameOf(JpegFacts jpeg) =>
        jpeg switch
        {
            { Components: 1 } => "grey",
            { Subsampling: ChromaSubsampling.S420 } => "4:2:0",
            { Subsampling: ChromaSubsampling.S422 } => "4:2:2",
            { Subsampling: ChromaSubsampling.S444 } => "4:4:4",
            _ => jpeg.Sampling,
        };

    private static string HashPixels(RgbImage image)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(size, image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(size[4..], image.Height);
        hash.AppendData(size);
        hash.AppendData(image.Pixels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static (double Brightness, double Colourfulness) Colours(RgbImage image)
    {
        double brightness = 0,
            distance = 0;
        for (int i = 0; i < image.Pixels.Length; i += 3)
        {
            double r = image.Pixels[i],
                g = image.Pixels[i + 1],
                b = image.Pixels[i + 2];
            double grey = (0.299 * r) + (0.587 * g) + (0.114 * b);
            brightness += grey;
            distance += (Math.Abs(r - grey) + Math.Abs(g - grey) + Math.Abs(b - grey)) / 3;
        }
        double count = image.Pixels.Length / 3.0;
        return (brightness / count, distance / count);
    }
}
