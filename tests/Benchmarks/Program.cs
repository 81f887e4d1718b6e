namespace FakeDetect.Benchmarks;

internal static class Program
{
    private const string Usage = """
        FakeDetect.Benchmarks MODE [NAME=VALUE ...]

        throughput  Pictures a second of the whole pipeline, from JPEG files, against the bare network on ready tensors.
                    model=resnet50 count=500 width=640 height=480 threads=(processors) rounds=5
        memory      Memory and time of one huge picture in the Full view.
                    model=resnet50 megapixels=100 threads=(processors) view=Full
        stages      What each step before the network costs.
                    count=200 width=640 height=480
        activation  Memory that a run of a network takes for each pixel of its input.
                    model=resnet50 side=1024
        coldstart   From the start of the console host's process to its first verdict, files in the disk cache:
                    the host as packed (when it is there), as built, and through dotnet run.
                    model=resnet50 width=640 height=480 runs=7 console=(those)
        training    Pictures a second of a training: with the loader, with a ready batch, and with a ready batch in PyTorch
                    (where a python3 has torch and torchvision; the same network, threads and allocator settings).
                    architecture=mobilenetv2 crop=128 batch=32 threads=(processors - 1) workers=1 rounds=8
                    pictures=(../shared/pictures/train, or scenes by formula) trainer=(module/trainer) python=(python3)
        imaging     Megapixels a second: decoding each format, JPEG and WebP round trips, blur, resize.
                    width=640 height=480 milliseconds=1000
        walk        Our types that one picture meets from Test-FakeImage to its result.
                    console=(the built one)
        """;

    private static int Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        Settings settings = Settings.Parse(args[1..]);
        using Workspace workspace = new();
        switch (args[0])
        {
            case "throughput":
                return ThroughputBenchmark.Run(settings, workspace);
            case "memory":
                return MemoryBenchmark.Run(settings, workspace);
            case "stages":
                return StagesBenchmark.Run(settings, workspace);
            case "activation":
                return ActivationBenchmark.Run(settings, workspace);
            case "coldstart":
                return ColdStartBenchmark.Run(settings, workspace);
            case "training":
                return TrainerBenchmark.Run(settings, workspace);
            case "walk":
                return WalkBenchmark.Run(settings, workspace);
            case "imaging":
                return ImagingBenchmark.Run(settings);
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}
