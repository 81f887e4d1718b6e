using FakeDetect.Inference.Inputs;
using FakeDetect.Inference.Network;
using FakeDetect.Models;

namespace FakeDetect.Benchmarks;

/// <summary>What a run takes in memory for each pixel of its input, the figures of ActivationMemory.</summary>
internal static class ActivationBenchmark
{
    internal static int Run(Settings settings, Workspace workspace)
    {
        int side = settings.Number("side", 1024);
        DetectorModel model = workspace.Model(settings.Text("model", "resnet50"));
        using DetectorSession session = DetectorSession.Load(model, cudaDevice: null);
        using RunCancellation control = new(CancellationToken.None);
        using SingleRunner runner = new(session, control, bytesPerPixel: 1);
        using InputTensor small = new(1, 64, 64);
        using InputTensor large = new(1, side, side);
        small.Picture(0).Clear();
        large.Picture(0).Fill(0.5f);
        runner.Run(small, includeMap: true, giveMemoryBack: true);
        GC.Collect();
        Meter.ResetPeak();
        long before = Environment.WorkingSet;
        runner.Run(large, includeMap: true, giveMemoryBack: false);
        double bytes = ((double)Meter.PeakMegabytes() * (1 << 20)) - before;
        Console.WriteLine($"{model.Card.Name}: {bytes / side / side:F0} bytes a pixel at {side}x{side}");
        return 0;
    }
}
