using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Models;

namespace FakeDetect.Benchmarks;

/// <summary>What each step of a picture's walk costs, on one thread.</summary>
internal static class StagesBenchmark
{
    internal static int Run(Settings settings, Workspace workspace)
    {
        int count = settings.Number("count", 200);
        string[] paths = workspace.Jpegs(count, settings.Number("width", 640), settings.Number("height", 480));
        RgbInput normalizer = new(ModelInput.ImageNet);
        (Meter read, Meter decode, Meter normalize) = (new(), new(), new());
        for (int round = 0; round < 2; round++)
        {
            (read, decode, normalize) = (new(), new(), new());
            ImageFile[] files = new ImageFile[count];
            RgbImage[] images = new RgbImage[count];
            read.Measure(
                count,
                () =>
                {
                    for (int i = 0; i < count; i++)
                        files[i] = ImageFile.Read(paths[i]);
                }
            );
            decode.Measure(
                count,
                () =>
                {
                    for (int i = 0; i < count; i++)
                        images[i] = ImageReader.Decode(files[i].Bytes, paths[i], DecodeOptions.Default).Image;
                }
            );
            normalize.Measure(
                count,
                () =>
                {
                    foreach (RgbImage image in images)
                    {
                        using InputTensor tensor = new(1, 224, 224);
                        normalizer.Write(image, CropPlan.Center(image.Width, image.Height, 224), tensor.Picture(0));
                    }
                }
            );
        }

        foreach (
            (string name, Meter meter) in ((string, Meter)[])
                [("read and hash", read), ("decode", decode), ("crop and normalise", normalize)]
        )
            Console.WriteLine(
                $"  {name, -20} {meter.ProcessorMilliseconds, 6:F2} ms of processor time, {1000 / meter.PicturesPerSecond, 6:F2} ms by the clock"
            );
        Console.WriteLine($"  {paths.Average(p => new FileInfo(p).Length) / 1024:F0} KiB a file");
        return 0;
    }
}
