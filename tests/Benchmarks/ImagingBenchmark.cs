using System.Globalization;
using FakeDetect.Imaging;
using FakeDetect.Imaging.Jpeg;

namespace FakeDetect.Benchmarks;

/// <summary>Megapixels a second on one thread: decoding each format, and what training does to pictures.</summary>
internal static class ImagingBenchmark
{
    internal static int Run(Settings settings)
    {
        double seconds = settings.Number("milliseconds", 1000) / 1000.0;
        foreach (
            (int width, int height) in ((int, int)[])
                [(settings.Number("width", 640), settings.Number("height", 480)), (256, 256)]
        )
        {
            RgbImage scene = Workspace.Scene(width, height, 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{width} x {height}"));
            foreach ((string name, Func<RgbImage, object> work) in Works(scene))
                Report(name, work, scene, seconds);
        }
        return 0;
    }

    private static IEnumerable<(string, Func<RgbImage, object>)> Works(RgbImage scene)
    {
        ushort[] luminance = JpegQuantization.Table(85, chrominance: false),
            chrominance = JpegQuantization.Table(85, chrominance: true);
        yield return Decoding("decode JPEG 4:2:0", ImageWriter.Jpeg(scene, 85));
        yield return Decoding("decode JPEG 4:4:4", ImageWriter.Jpeg(scene, 85, ChromaSubsampling.S444));
        yield return Decoding("decode PNG", ImageWriter.Png(scene));
        yield return Decoding("decode WebP lossy", ImageWriter.WebP(scene, 85));
        yield return Decoding("decode WebP lossless", ImageWriter.WebPLossless(scene));
        yield return Decoding("decode TIFF", ImageWriter.Tiff(scene));
        yield return Decoding(
            "decode PPM",
            [.. System.Text.Encoding.ASCII.GetBytes($"P6 {scene.Width} {scene.Height} 255\n"), .. scene.Pixels]
        );
        yield return ("encode JPEG 4:2:0", i => ImageWriter.Jpeg(i, 85));
        yield return ("encode JPEG 4:2:2", i => ImageWriter.Jpeg(i, 85, ChromaSubsampling.S422));
        yield return (
            "encode JPEG, given tables",
            i => JpegCodec.Encode(i, luminance, chrominance, ChromaSubsampling.S420)
        );
        yield return ("JPEG round trip", i => JpegRoundTrip.Apply(i, 75));
        yield return ("WebP round trip", i => WebPRoundTrip.Apply(i, 75));
        yield return ("blur, sigma 1", i => GaussianBlur.Apply(i, 1));
        yield return ("blur, sigma 3", i => GaussianBlur.Apply(i, 3));
        yield return (
            "resize to 1/2, bilinear",
            i => PillowResize.Resize(i, i.Width / 2, i.Height / 2, Interpolation.Bilinear)
        );
        yield return (
            "resize to 3/4, Lanczos",
            i => PillowResize.Resize(i, i.Width * 3 / 4, i.Height * 3 / 4, Interpolation.Lanczos)
        );
        yield return (
            "resize to 2, bicubic",
            i => PillowResize.Resize(i, i.Width * 2, i.Height * 2, Interpolation.Bicubic)
        );
        yield return ("crop of 224", i => new CropPlan(11, 7, 224, 224).Apply(i));
    }

    private static (string, Func<RgbImage, object>) Decoding(string name, byte[] bytes) =>
        (name, _ => ImageReader.Decode(bytes, name, DecodeOptions.Default));

    private static void Report(string name, Func<RgbImage, object> work, RgbImage scene, double seconds)
    {
        for (int i = 0; i < 3; i++)
            work(scene);
        // The best of three: processor time, since other load only ever adds.
        double best = Enumerable.Range(0, 3).Min(_ => MillisecondsEach(work, scene, seconds / 3));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name, -26} {(double)scene.Width * scene.Height / 1000 / best, 8:F1} megapixels/s {best, 8:F3} ms"
            )
        );
    }

    private static double MillisecondsEach(Func<RgbImage, object> work, RgbImage scene, double seconds)
    {
        Meter meter = new();
        int count = 1;
        while (meter.ProcessorMilliseconds * meter.Count < seconds * 1000 || meter.Count == 0)
        {
            int batch = count;
            meter.Measure(
                batch,
                () =>
                {
                    for (int i = 0; i < batch; i++)
                        work(scene);
                }
            );
            count = Math.Min(2 * count, 256);
        }
        return meter.ProcessorMilliseconds;
    }
}
