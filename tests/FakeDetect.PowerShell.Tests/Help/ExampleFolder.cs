using FakeDetect.PowerShell.Tests.Hosting;

namespace FakeDetect.PowerShell.Tests.Help;

/// <summary>The folder that the examples of the help are run in: the files that they name, and a default model.</summary>
internal sealed class ExampleFolder : IDisposable
{
    private const string Variable = "FAKEDETECT_MODELS";

    private readonly Sandbox _sandbox = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    internal ExampleFolder()
    {
        _sandbox.White("photo.jpg");
        _sandbox.White("pictures/a.png");
        _sandbox.Black("pictures/b.jpg");
        _sandbox.Black("pictures/img[1].png");
        _sandbox.White("pictures/holiday/c.webp");
        foreach (string set in new[] { "biggan", "stylegan2" })
            MakeTestSet(set, fakes: 3, reals: 3);
        MakeTestSet("sdxl", fakes: 3, reals: 0);
        MakeTestSet("real-night", fakes: 0, reals: 3);
        _sandbox.White("train/0_real/a.png");
        _sandbox.Black("train/1_fake/b.png");
        for (int i = 0; i < 3; i++)
        {
            _sandbox.Picture($"generated/{i}.png", (byte)(90 + i), side: 256);
            _sandbox.Picture($"dataset/0_real/photos/{i}.png", (byte)(10 * i));
            _sandbox.Picture($"dataset/1_fake/generator/{i}.png", (byte)(240 - 10 * i));
        }

        TinyModel.Copy(_sandbox.PathOf("my-model"));
        File.Copy(
            Path.Combine(Repository.Root, "tools", "SampleScenes", "upsampler.onnx"),
            _sandbox.PathOf("upsampler.onnx")
        );
        File.Copy(Path.Combine(Repository.TinyDetector, "model.onnx"), _sandbox.PathOf("network.onnx"));
        TinyModel.Copy(_sandbox.PathOf("models/example"));
        _sandbox.Text("models/default", "example");
        Environment.SetEnvironmentVariable(Variable, _sandbox.PathOf("models"));
    }

    internal string Root => _sandbox.Root;

    private void MakeTestSet(string name, int fakes, int reals)
    {
        for (int i = 0; i < fakes; i++)
            _sandbox.Picture($"testsets/{name}/1_fake/{i}.png", (byte)(255 - 10 * i));
        for (int i = 0; i < reals; i++)
            _sandbox.Picture($"testsets/{name}/0_real/{i}.png", (byte)(10 * i));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _sandbox.Dispose();
    }
}
