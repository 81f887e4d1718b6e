using FakeDetect.Imaging;
using FakeDetect.Numerics;
using FakeDetect.Training;

namespace FakeDetect.Trainer.Augmentation;

/// <summary>
/// A random history for a picture, drawn without regard to its label: scale, window, blur, none to two encodings of which the
/// second sits on a shifted grid, crop, flip, retouch.
/// </summary>
internal sealed class AlignedPipeline(AlignedAugmentation options) : IAugmentation
{
    // Room around the crop: for the shift of the second encoding's grid, and so that edges of the window are cut away.
    private const int Margin = 16;

    private const double ShrunkAlthoughLossless = 0.25;
    private static readonly Interpolation[] Kernels =
    [
        Interpolation.Bilinear,
        Interpolation.Bicubic,
        Interpolation.Lanczos,
        Interpolation.Box,
        Interpolation.Hamming,
    ];

    public RgbImage Apply(RgbImage image, int crop, bool lossy, ref RandomStream random)
    {
        // Recipes without it draw the same numbers as ever.
        if (options.Uncompressed > 0 && random.NextBool(options.Uncompressed))
            return Finished(Uncompressed(image, crop, lossy, ref random), crop, ref random);
        RgbImage window = Window(
            random.NextBool(options.ScaleProbability) ? Scaled(image, crop, ref random) : image,
            crop,
            ref random
        );
        if (random.NextBool(options.Blur))
            window = GaussianBlur.Apply(window, random.NextDouble(0, options.BlurSigmaTo));
        double encodings = random.NextDouble();
        if (encodings < options.EncodeOnce + options.EncodeTwice)
        {
            window = Encode(window, ref random);
            if (encodings < options.EncodeTwice)
                window = Encode(ShiftGrid(window, crop, ref random), ref random);
        }

        return Finished(window, crop, ref random);
    }

    private RgbImage Finished(RgbImage window, int crop, ref RandomStream random)
    {
        RgbImage cut = new CropPlan(
            random.NextInt(window.Width - crop + 1),
            random.NextInt(window.Height - crop + 1),
            crop,
            crop
        ).Apply(window);
        if (options.Flip && random.NextBool(0.5))
            cut = Mirror.LeftToRight(cut);
        return random.NextBool(options.Retouch) ? Retouch.Apply(cut, ref random) : cut;
    }

    // As if it had never been compressed. A JPEG's blocks go when it is shrunk to half; a picture without any is also shown as
    // it is, since that is where the finest trace lies.
    private RgbImage Uncompressed(RgbImage image, int crop, bool lossy, ref RandomStream random)
    {
        int side = Math.Min(image.Width, image.Height);
        if (lossy || random.NextBool(ShrunkAlthoughLossless))
        {
            double least = Math.Min(1, (double)crop / side),
                scale = random.NextDouble(Math.Max(options.ScaleFrom / 2, least), Math.Max(0.5, least));
            Interpolation kernel = Kernels[random.NextInt(Kernels.Length)];
            image = PillowResize.Resize(
                image,
                Math.Max(1, (int)Math.Round(image.Width * scale)),
                Math.Max(1, (int)Math.Round(image.Height * scale)),
                kernel
            );
        }

        return Window(image, crop, ref random);
    }

    private RgbImage Scaled(RgbImage image, int crop, ref RandomStream random)
    {
        // The least scale is that of a picture of the common size, whatever this one's size is: else only the larger
        // pictures, which are mostly of one label, would be shrunk far. A smaller picture is shrunk to the crop at most.
        double least = Math.Max(
            (double)(crop + Margin) / options.CommonSize,
            Math.Min(1, (double)crop / Math.Min(image.Width, image.Height))
        );
        double scale = random.NextDouble(Math.Max(options.ScaleFrom, Math.Min(1, least)), options.ScaleTo);
        Interpolation kernel = Kernels[random.NextInt(Kernels.Length)];
        // Only the part of the source that the window needs is resized.
        int need = (int)Math.Ceiling((crop + Margin) / scale) + 1;
        int width = Math.Min(need, image.Width),
            height = Math.Min(need, image.Height);
        RgbImage source = new CropPlan(
            random.NextInt(image.Width - width + 1),
            random.NextInt(image.Height - height + 1),
            width,
            height
        ).Apply(image);
        return PillowResize.Resize(
            source,
            Math.Max(1, (int)Math.Round(width * scale)),
            Math.Max(1, (int)Math.Round(height * scale)),
            kernel
        );
    }

    // A random square with the margin, or as much of it as the picture has; mirrored only where the crop itself does not fit.
    private static RgbImage Window(RgbImage image, int crop, ref RandomStream random)
    {
        int width = Math.Max(crop, Math.Min(crop + Margin, image.Width)),
            height = Math.Max(crop, Math.Min(crop + Margin, image.Height));
        int x = image.Width >= width ? random.NextInt(image.Width - width + 1) : (image.Width - width) / 2;
        int y = image.Height >= height ? random.NextInt(image.Height - height + 1) : (image.Height - height) / 2;
        return new CropPlan(x, y, width, height).ApplyMirrored(image);
    }

    private static RgbImage ShiftGrid(RgbImage image, int crop, ref RandomStream random)
    {
        int x = random.NextInt(Math.Min(8, image.Width - crop + 1)),
            y = random.NextInt(Math.Min(8, image.Height - crop + 1));
        return new CropPlan(x, y, image.Width - x, image.Height - y).Apply(image);
    }

    private RgbImage Encode(RgbImage image, ref RandomStream random)
    {
        if (random.NextBool(options.WebP))
            return WebPRoundTrip.Apply(image, random.NextInt(options.WebPFrom, options.WebPTo));
        ChromaSubsampling chroma = random.NextBool(options.FullChroma)
            ? ChromaSubsampling.S444
            : ChromaSubsampling.S420;
        return JpegRoundTrip.Apply(image, random.NextInt(options.JpegFrom, options.JpegTo), chroma);
    }
}
